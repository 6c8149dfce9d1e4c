package io.calibr.engine.dialect;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Loads everything anew but the JDK, and remembers every class that was asked for. */
public final class Watching extends URLClassLoader {

    /** Names of classes that compile or evaluate. */
    public static final Pattern COMPILERS = Pattern.compile("javax\\.tools\\..*|com\\.sun\\.tools\\.javac\\..*"
            + "|org\\.mvel.*|org\\.drools\\.mvel.*|org\\.eclipse\\.jdt\\..*|org\\.kie\\.memorycompiler\\..*"
            + "|org\\.drools\\.(compiler|modelcompiler|model\\.codegen|ecj)\\..*|com\\.github\\.javaparser\\..*");

    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Watching() {
        super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Watching::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(path, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        asked.add(name);
        return super.loadClass(name, resolve);
    }

    /** What is loaded for a task that answers {@code done}. */
    public static Set<String> loadedBy(Class<? extends Callable<String>> task) throws Exception {
        var before = Thread.currentThread().getContextClassLoader();
        try (var watching = new Watching()) {
            Thread.currentThread().setContextClassLoader(watching);
            var constructor = watching.loadClass(task.getName()).getDeclaredConstructor();
            var result = ((Callable<?>) constructor.newInstance()).call();
            assertThat(result).isEqualTo("done");
            return Set.copyOf(watching.asked);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}

package io.calibr.server.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Reads the settings records from the configuration and refuses keys that none of them knows. */
final class Configuration {

    private static final String OURS = "calibr.";

    /** Variables that are no keys: the usual name of the database's address, and where the tests find the real channels' schemas. */
    private static final Set<String> OTHER_VARIABLES = Set.of("CALIBR_DB_URL", "CALIBR_COUNTERPARTS");

    /** What Kubernetes and container links set by themselves for a service whose name begins with calibr. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("CALIBR_(\\w+_)?(SERVICE_(HOST|PORT)(_\\w+)?|PORT_\\d+_(TCP|UDP)(_\\w+)?)=.*"
                    + "|CALIBR_(\\w+_)?PORT=(tcp|udp)://.*");

    private final Config config;
    private final Map<String, String> environment;
    private final List<Class<?>> records;

    Configuration(Config config, Map<String, String> environment, List<Class<?>> records) {
        this.config = config;
        this.environment = environment;
        this.records = records;
    }

    /** The configuration of this process, with the settings records of every feature. */
    static Configuration ofProcess() {
        return new Configuration(
                ConfigProvider.getConfig(),
                System.getenv(),
                ClassIndex.ofClassPath().annotatedWith(Settings.class));
    }

    /** Refuses unknown keys and values that make no sense. */
    void check() {
        refuseUnknownKeys();
        refuseUnknownVariables();
        records.forEach(this::read);
    }

    List<Class<?>> records() {
        return records;
    }

    /** Every key that may be set. */
    Set<String> keys() {
        return records.stream()
                .flatMap(record -> Arrays.stream(record.getRecordComponents()).map(component -> key(record, component)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A misspelt key stops the start and names itself. */
    private void refuseUnknownKeys() {
        var known = keys();
        var unknown = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(OURS) && !known.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused("unknown configuration key " + String.join(", ", unknown)
                    + "; docs/configuration.md lists the keys");
        }
    }

    private void refuseUnknownVariables() {
        var known = keys().stream().map(Configuration::variable).collect(Collectors.toSet());
        var unknown = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(variable(OURS)))
                .filter(entry -> !known.contains(entry.getKey()) && !OTHER_VARIABLES.contains(entry.getKey()))
                .filter(entry -> !SERVICE_LINK.matcher(entry.toString()).matches())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new StartRefused(
                    "unknown environment variable " + String.join(", ", unknown) + "; .env.example lists them");
        }
    }

    private static String variable(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    <T> T read(Class<T> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(key(type, component), component))
                .toArray();
        return construct(type, components, values);
    }

    private static String key(Class<?> type, RecordComponent component) {
        var prefix = Objects.requireNonNull(type.getAnnotation(Settings.class), type::getName);
        var kebab = component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return prefix.value() + "." + kebab;
    }

    private @Nullable Object value(String key, RecordComponent component) {
        try {
            var found = config.getOptionalValue(key, String.class)
                    .filter(text -> !text.isBlank())
                    .flatMap(text -> config.getOptionalValue(key, source(component.getType())));
            if (found.isEmpty() && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new StartRefused("the configuration key " + key + " has no value");
            }
            return found.<Object>map(value -> convert(value, component.getType()))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(key + " is not a valid "
                    + component.getType().getSimpleName().toLowerCase(Locale.ROOT));
        }
    }

    private static Class<?> source(Class<?> type) {
        return type == Path.class || type == Secret.class ? String.class : type;
    }

    private static Object convert(Object value, Class<?> type) {
        if (type == Path.class) {
            return Path.of((String) value);
        }
        return type == Secret.class ? new Secret((String) value) : value;
    }

    private static <T> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw new StartRefused(String.valueOf(refusal.getMessage()), refusal);
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

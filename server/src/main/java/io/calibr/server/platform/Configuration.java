package io.calibr.server.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Reads the settings records from the configuration and refuses keys that none of them knows. */
final class Configuration {

    private static final String OURS = "calibr.";

    private final Config config;
    private final List<Class<?>> records;

    Configuration(Config config, List<Class<?>> records) {
        this.config = config;
        this.records = records;
    }

    /** The configuration of this process, with the settings records of every feature. */
    static Configuration ofProcess() {
        return new Configuration(
                ConfigProvider.getConfig(), ClassIndex.ofClassPath().annotatedWith(Settings.class));
    }

    /** Refuses unknown keys and values that make no sense. */
    void check() {
        refuseUnknownKeys();
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

    /**
     * A misspelt key stops the start and names itself. Environment variables are not looked at: platforms set
     * CALIBR_PORT and the like by themselves for a service of that name.
     */
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

package io.calibr.server.platform;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lets resource methods take our typed ids as path and query parameters; an id in no form of ours is not found. */
@Provider
class ModelParameters implements ParamConverterProvider {

    private static final String MODEL = "io.calibr.model";

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (!type.getPackageName().equals(MODEL)) {
            return null;
        }
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("of")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .<ParamConverter<T>>map(of -> new ByFactory<>(type, of))
                .orElse(null);
    }

    private record ByFactory<T>(Class<T> type, Method of) implements ParamConverter<T> {

        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return type.cast(of.invoke(null, text));
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}

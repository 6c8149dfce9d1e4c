package io.calibr.server.security;

import io.calibr.server.tenant.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The role in the request's project, and the scope of an API key, that a resource method needs. The method may take the
 * project as a parameter {@code @Context ProjectScope scope}. A method without this, {@link Authenticated} or
 * {@code @PermitAll} answers nobody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

    /** The lowest role that will do. */
    Role value();

    /** The scope; empty for READ with GET and WRITE with any other method. */
    Scope[] scope() default {};
}

package io.calibr.server.security;

import io.calibr.server.tenant.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A resource method that anybody known may call, whatever the project. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Authenticated {

    /** The scope of an API key; empty for READ with GET and WRITE with any other method. */
    Scope[] scope() default {};
}

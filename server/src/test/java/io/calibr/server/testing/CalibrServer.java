package io.calibr.server.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole server on embedded PostgreSQL, started once for all test classes of a JVM: {@code
 * @ExtendWith(CalibrServer.class)} and a parameter {@link RunningCalibr} in a test, a constructor or a life-cycle method.
 */
public final class CalibrServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningCalibr.class;
    }

    @Override
    public RunningCalibr resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return RunningCalibr.instance();
    }
}

package io.calibr.server.testing;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Method;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestEnricher;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Arquillian's view of the server of this JVM. Helidon runs once in a JVM, so a deployment joins the running server, and
 * its archive, which holds nothing that the class path does not, is not unpacked.
 */
public final class HelidonContainer implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, Joined.class).service(TestEnricher.class, Beans.class);
    }

    /** Nothing to configure. */
    public static final class Nothing implements ContainerConfiguration {

        @Override
        public void validate() {}
    }

    /** The running server as a container. */
    public static final class Joined implements DeployableContainer<Nothing> {

        @Override
        public Class<Nothing> getConfigurationClass() {
            return Nothing.class;
        }

        @Override
        public ProtocolDescription getDefaultProtocol() {
            return new ProtocolDescription("Local");
        }

        @Override
        public ProtocolMetaData deploy(Archive<?> archive) {
            var base = RunningCalibr.instance().base();
            var http = new HTTPContext(base.getHost(), base.getPort());
            http.add(new Servlet("calibr", "/"));
            return new ProtocolMetaData().addContext(http);
        }

        @Override
        public void undeploy(Archive<?> archive) {}
    }

    /** Injects the server's beans into tests. */
    public static final class Beans implements TestEnricher {

        @Override
        public void enrich(Object test) {
            inject(CDI.current().getBeanManager(), test);
        }

        @Override
        public Object[] resolve(Method method) {
            return new Object[method.getParameterCount()];
        }

        private static <T> void inject(BeanManager beans, T test) {
            @SuppressWarnings("unchecked") // getClass() of a T is a Class<? extends T>
            var type = beans.createAnnotatedType((Class<T>) test.getClass());
            beans.getInjectionTargetFactory(type)
                    .createInjectionTarget(null)
                    .inject(test, beans.createCreationalContext(null));
        }
    }
}

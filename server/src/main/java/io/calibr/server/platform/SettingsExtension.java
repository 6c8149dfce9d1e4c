package io.calibr.server.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Makes every settings record a bean, read and checked before anything else of ours starts. */
public final class SettingsExtension implements Extension {

    void register(@Observes AfterBeanDiscovery discovery) {
        var configuration = Configuration.ofProcess();
        configuration.check();
        configuration.records().forEach(record -> add(discovery, record, configuration));
    }

    private static <T> void add(AfterBeanDiscovery discovery, Class<T> type, Configuration configuration) {
        var settings = configuration.read(type);
        discovery
                .<T>addBean()
                .beanClass(type)
                .addType(type)
                .scope(Dependent.class)
                .createWith(context -> settings);
    }
}

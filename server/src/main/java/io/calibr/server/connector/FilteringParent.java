package io.calibr.server.connector;

/** What a plugin sees of its host: the JDK's own classes and the shared packages, nothing else. */
final class FilteringParent extends ClassLoader {

    private final ClassLoader host;

    FilteringParent(ClassLoader host) {
        super("plugin-border", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SharedPackages.offers(name)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}

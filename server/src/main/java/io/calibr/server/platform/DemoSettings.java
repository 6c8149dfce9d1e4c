package io.calibr.server.platform;

/** Whether this server is a demonstration, whose clock may be moved. */
@Settings("calibr.demo")
public record DemoSettings(boolean enabled) {}

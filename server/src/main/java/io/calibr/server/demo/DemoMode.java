package io.calibr.server.demo;

import io.calibr.server.platform.Settings;
import java.nio.file.Path;

/**
 * Whether this server shows the demo, and how; it needs {@code calibr.demo.enabled} too, for its clock.
 *
 * @param show make the demo's tenant at the start and run the main job on it
 * @param exit undo the run, say what happened in one line of JSON and stop; otherwise stay up
 * @param directory where the password, the API key and the shop's price file stand
 */
@Settings("calibr.demo")
record DemoMode(boolean show, boolean exit, Path directory) {}

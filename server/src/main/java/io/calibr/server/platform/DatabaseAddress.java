package io.calibr.server.platform;

/** How to reach the database in each of its three roles. */
record DatabaseAddress(String url, Login owner, Login app, Login worker) {}

package io.calibr.server.demo;

/** Told of every step while it happens, so that nobody waits in front of a silent terminal. */
interface Progress {

    void step(String what);
}

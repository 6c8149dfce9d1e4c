package io.calibr.server.demo;

import java.time.LocalDate;

/** The names of everything the demo makes; the same on every start. */
final class DemoProject {
    static final String PROJECT = "adventureworks";
    static final String TENANT = "demo";
    static final String RETAIL = "retail";
    static final String RESELLER = "reseller";
    static final String CONNECTION = "web-shop";
    static final String CHANNEL_FILE = "web-shop.csv";
    static final String MERCHANDISER = "mia@adventureworks.example";
    static final String APPROVER = "otto@adventureworks.example";
    static final LocalDate DAY = LocalDate.of(2024, 7, 20);

    private DemoProject() {}
}

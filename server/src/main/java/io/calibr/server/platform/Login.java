package io.calibr.server.platform;

/** One role of the database and its password. */
record Login(String role, Secret password) {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "calibr_owner";
    static final String APP = "calibr_app";
    static final String WORKER = "calibr_worker";
}

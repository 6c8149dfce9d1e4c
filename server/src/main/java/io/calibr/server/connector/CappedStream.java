package io.calibr.server.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off what is longer than allowed. */
final class CappedStream extends FilterInputStream {

    private final int most;
    private long seen;

    CappedStream(InputStream in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = super.read(into, from, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        var skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws IOException {
        seen += more;
        if (seen > most) {
            throw new IOException("an answer of more than " + most + " bytes");
        }
    }
}

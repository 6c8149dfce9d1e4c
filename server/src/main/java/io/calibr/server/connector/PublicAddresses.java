package io.calibr.server.connector;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are somebody else's: not this machine, its network, or of those that lead to other addresses. */
final class PublicAddresses {

    /** From IANA's registries of special addresses, and those that carry another address inside. */
    private static final List<Block> OTHERS = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            Block.of("224.0.0.0/3"),
            Block.of("::/96"),
            Block.of("64:ff9b::/96"),
            Block.of("64:ff9b:1::/48"),
            Block.of("100::/64"),
            Block.of("2001::/23"),
            Block.of("2001:db8::/32"),
            Block.of("2002::/16"),
            Block.of("3fff::/20"),
            Block.of("5f00::/16"),
            Block.of("fc00::/7"),
            Block.of("fe80::/9"),
            Block.of("ff00::/8"));

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        return OTHERS.stream().noneMatch(block -> block.contains(address));
    }

    /** Addresses of one length, in bytes, with the same first bits. */
    private record Block(int length, BigInteger prefix, int bitsAfter) {

        static Block of(String text) {
            var parts = text.split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            var after = address.length * Byte.SIZE - Integer.parseInt(parts[1]);
            return new Block(address.length, new BigInteger(1, address).shiftRight(after), after);
        }

        boolean contains(InetAddress address) {
            var bytes = address.getAddress();
            return bytes.length == length
                    && new BigInteger(1, bytes).shiftRight(bitsAfter).equals(prefix);
        }
    }
}

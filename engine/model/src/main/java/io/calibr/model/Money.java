package io.calibr.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in the minor units of a currency: 19.99 USD is 1999, 1005 JPY is 1005, 1.005 KWD is 1005.
 *
 * <p>Rounding is always an argument; overflow and mixed currencies throw {@link ArithmeticException} and {@link
 * IllegalArgumentException}. Negative amounts are allowed: a difference is money too. The number of decimals is the
 * currency's own ({@link Currency#getDefaultFractionDigits()}, ISO 4217).
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " has no minor units");
        }
    }

    /** Digits before the point, or after it: an amount with more is no amount, whatever is made of it. */
    private static final int MOST_DIGITS = 500;

    /**
     * The amount rounded to the currency's minor unit as {@code rounding} says.
     *
     * @throws ArithmeticException if it is more than fits, or has hundreds of digits: 1e999999999 is two words to write, and a
     *     gigabyte to round
     */
    public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
        if (amount.scale() > MOST_DIGITS || (long) amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new ArithmeticException("an amount has at most " + MOST_DIGITS + " digits");
        }
        var units = amount.movePointRight(currency.getDefaultFractionDigits()).setScale(0, rounding);
        return new Money(units.longValueExact(), currency);
    }

    /**
     * The amount written in a decimal string, for example {@code of("19.99", "USD")}.
     *
     * @throws IllegalArgumentException if the currency is unknown or the string is not a decimal number
     * @throws ArithmeticException if the amount is finer than the currency's minor unit
     */
    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), Currency.getInstance(currency), RoundingMode.UNNECESSARY);
    }

    /** The exact decimal amount, with as many decimals as the currency has. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    /** This amount times {@code factor}, rounded to a minor unit as {@code rounding} says. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        var product = BigDecimal.valueOf(minorUnits).multiply(factor).setScale(0, rounding);
        return new Money(product.longValueExact(), currency);
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** Orders by amount; comparing different currencies is refused. */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    /** For people: {@code 19.99 USD}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " are different currencies");
        }
    }
}

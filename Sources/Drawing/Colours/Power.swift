import Glibc

/// libm's `pow`, without the weight of Foundation.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

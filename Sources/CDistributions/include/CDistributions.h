// Distribution functions from Boost.Math, for Swift.
//
// Every function returns NaN where it has no finite value: an argument outside its domain, no solution, an overflow.
// No exception leaves them. Probabilities are in [0, 1]; degrees of freedom are above 0 and need not be whole.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// P(T <= t) of Student's t.
double cdist_student_t_lower(double t, double degrees_of_freedom);
/// P(T > t) of Student's t, exact in the far tail.
double cdist_student_t_upper(double t, double degrees_of_freedom);
/// The t with P(T <= t) = p.
double cdist_student_t_quantile(double p, double degrees_of_freedom);

/// P(Z <= z) of the standard normal.
double cdist_normal_lower(double z);
/// P(Z > z) of the standard normal, exact in the far tail.
double cdist_normal_upper(double z);
/// The density of the standard normal.
double cdist_normal_density(double z);
/// The z with P(Z <= z) = p.
double cdist_normal_quantile(double p);

/// P(X > x) of chi-squared.
double cdist_chi_squared_upper(double x, double degrees_of_freedom);
/// P(X > x) of F.
double cdist_f_upper(double x, double numerator, double denominator);

/// P(T <= t) of the non-central t.
double cdist_noncentral_t_lower(double t, double degrees_of_freedom, double noncentrality);
/// The noncentrality with P(T <= t) = p; for a confidence limit of a standardised mean.
double cdist_noncentral_t_noncentrality(double t, double degrees_of_freedom, double p);

/// P(X <= successes) of the binomial.
double cdist_binomial_lower(double successes, double trials, double probability);
/// P(X = successes) of the binomial.
double cdist_binomial_density(double successes, double trials, double probability);
/// The smallest whole number of successes with P(X <= it) >= p, as R's qbinom.
double cdist_binomial_quantile(double p, double trials, double probability);

/// Hedges' small-sample factor J = gamma(k/2) / (sqrt(k/2) gamma((k-1)/2)), exact; k above 1.
double cdist_hedges_factor(double degrees_of_freedom);

#ifdef __cplusplus
}
#endif

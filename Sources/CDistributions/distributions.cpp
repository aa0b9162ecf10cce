#include "CDistributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

namespace {

// Boost reports every error by throwing, also a series that did not converge, whose value must not be used; here, and
// only here, each becomes NaN. (Its policy that ignores errors would hand out the unconverged value.)
template <class Function>
double finite(Function function) noexcept {
    try {
        const double value = function();
        return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

// Intermediate results stay in double, so that every processor gives the same figures.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using StudentT = boost::math::students_t_distribution<double, Policy>;
using Normal = boost::math::normal_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using FisherF = boost::math::fisher_f_distribution<double, Policy>;
using NoncentralT = boost::math::non_central_t_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;

}  // namespace

double cdist_student_t_lower(double t, double degrees_of_freedom) {
    return finite([=] { return cdf(StudentT(degrees_of_freedom), t); });
}

double cdist_student_t_upper(double t, double degrees_of_freedom) {
    return finite([=] { return cdf(complement(StudentT(degrees_of_freedom), t)); });
}

double cdist_student_t_quantile(double p, double degrees_of_freedom) {
    return finite([=] { return quantile(StudentT(degrees_of_freedom), p); });
}

double cdist_normal_lower(double z) {
    return finite([=] { return cdf(Normal(), z); });
}

double cdist_normal_upper(double z) {
    return finite([=] { return cdf(complement(Normal(), z)); });
}

double cdist_normal_density(double z) {
    return finite([=] { return pdf(Normal(), z); });
}

double cdist_normal_quantile(double p) {
    return finite([=] { return quantile(Normal(), p); });
}

double cdist_chi_squared_upper(double x, double degrees_of_freedom) {
    return finite([=] { return cdf(complement(ChiSquared(degrees_of_freedom), x)); });
}

double cdist_f_upper(double x, double numerator, double denominator) {
    return finite([=] { return cdf(complement(FisherF(numerator, denominator), x)); });
}

double cdist_noncentral_t_lower(double t, double degrees_of_freedom, double noncentrality) {
    return finite([=] { return cdf(NoncentralT(degrees_of_freedom, noncentrality), t); });
}

double cdist_noncentral_t_noncentrality(double t, double degrees_of_freedom, double p) {
    return finite([=] {
        // P(T <= t) falls from 1 to 0 as the noncentrality grows.
        const auto excess = [=](double delta) { return cdf(NoncentralT(degrees_of_freedom, delta), t) - p; };
        double step = 2 + std::fabs(t) / std::sqrt(degrees_of_freedom);
        double low = t - step;
        double high = t + step;
        for (int doublings = 0; excess(low) < 0; ++doublings, step *= 2, low -= step)
            if (doublings == 30) return std::numeric_limits<double>::quiet_NaN();
        for (int doublings = 0; excess(high) > 0; ++doublings, step *= 2, high += step)
            if (doublings == 30) return std::numeric_limits<double>::quiet_NaN();
        std::uintmax_t iterations = 200;
        const auto bracket = boost::math::tools::toms748_solve(
            excess, low, high, boost::math::tools::eps_tolerance<double>(50), iterations, Policy());
        return bracket.first + (bracket.second - bracket.first) / 2;
    });
}

double cdist_binomial_lower(double successes, double trials, double probability) {
    return finite([=] { return cdf(Binomial(trials, probability), successes); });
}

double cdist_binomial_density(double successes, double trials, double probability) {
    return finite([=] { return pdf(Binomial(trials, probability), successes); });
}

double cdist_binomial_quantile(double p, double trials, double probability) {
    return finite([=] {
        const Binomial binomial(trials, probability);
        // Boost rounds the root of a continuous curve; the definition is on whole numbers, with R's tolerance for ties.
        const double target = p * (1 - 64 * std::numeric_limits<double>::epsilon());
        double count = std::floor(quantile(binomial, p));
        while (count > 0 && cdf(binomial, count - 1) >= target) --count;
        while (count < trials && cdf(binomial, count) < target) ++count;
        return count;
    });
}

double cdist_hedges_factor(double degrees_of_freedom) {
    return finite([=] {
        if (!(degrees_of_freedom > 1)) return std::numeric_limits<double>::quiet_NaN();
        // The ratio of gammas as one function: for a million pairs the difference of two lgamma has lost nine digits.
        const double ratio = boost::math::tgamma_delta_ratio((degrees_of_freedom - 1) / 2, 0.5, Policy());
        return 1 / (std::sqrt(degrees_of_freedom / 2) * ratio);
    });
}

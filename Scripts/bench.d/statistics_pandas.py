"""The figures of an outcome report by pandas.read_sql and SciPy: a pair for each heel is read, and each treatment computed."""

import sys
import warnings

import numpy
import pandas
import psycopg
from scipy import stats

warnings.simplefilter("ignore")
with psycopg.connect(sys.argv[1]) as connection:
    pairs = pandas.read_sql(sys.argv[2], connection)
for treatment, group in pairs.dropna(subset=["before", "after"]).groupby("treatment_code", dropna=False):
    before, after = group["before"].astype(float), group["after"].astype(float)
    change = after - before
    t = stats.ttest_rel(after, before)
    wilcoxon = stats.wilcoxon(change, zero_method="wilcox")
    responders = [int((before - after >= share * before)[before > 0].sum()) for share in (0.3, 0.5, 0.6)]
    median = numpy.median(change)
    print(treatment, len(group), change.mean(), t.statistic, t.pvalue, wilcoxon.pvalue, median, responders)

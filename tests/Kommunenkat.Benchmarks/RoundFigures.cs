using BenchmarkDotNet.Attributes;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.Benchmarks;

/// <summary>All figures of a round against one look at every answer.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class RoundFigures
{
    private AnswerColumns _columns = null!;
    private IReadOnlyList<Partition> _partitions = null!;
    private IReadOnlyList<int[]> _whole = null!;
    private IReadOnlyList<double[]> _fractions = null!;

    /// <summary>One Sweden, and a hundred of them with a hundred times as many areas.</summary>
    [Params(290, 29_000)]
    public int Units { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var sweden = new Sweden(Units);
        _columns = sweden.Encode();
        _partitions = sweden.Divide(_columns);
        (_whole, _fractions) = sweden.Arrays();
    }

    /// <summary>Reads every answer once and does nothing with it but to add it up.</summary>
    [Benchmark(Baseline = true)]
    public double PlainPass()
    {
        var sum = 0.0;
        foreach (var column in _whole)
        {
            var sumOfColumn = 0L;
            foreach (var cell in column)
                sumOfColumn += cell;
            sum += sumOfColumn;
        }

        foreach (var column in _fractions)
        {
            foreach (var cell in column)
                sum += cell;
        }

        return sum;
    }

    /// <summary>Every indicator's state of every unit, and its row for every country, county, group and municipality.</summary>
    [Benchmark]
    public double AllFigures()
    {
        var sum = 0.0;
        foreach (var indicator in _columns.Questionnaire.Indicators)
        {
            var results = UnitResults.Of(indicator, _columns);
            foreach (var partition in _partitions)
            {
                var rows = partition.Rows(results);
                for (var area = 0; area < rows.Length; area++)
                    sum += (rows[area].Value ?? 0) + (rows[area].Lower ?? 0) + (rows[area].Upper ?? 0);
            }
        }

        return sum;
    }
}

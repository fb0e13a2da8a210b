using System.Collections.Immutable;
using System.Globalization;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Tables;

/// <summary>
/// Intervals that numbers are counted in: all equally wide, with round ends, and the same for every area and round that they were
/// made for, so that none looks larger than another for the way they are cut.
/// </summary>
public sealed class NumberBins
{
    /// <summary>About how many there are; a width of round numbers makes them a few more or fewer.</summary>
    private const int Wanted = 8;

    private NumberBins(ImmutableArray<Category> intervals) => Intervals = intervals;

    /// <summary>From the lowest up, without a gap.</summary>
    public ImmutableArray<Category> Intervals { get; }

    /// <param name="answers">The item in each round that it was asked in.</param>
    /// <returns>Null where it is no number, or nobody has answered.</returns>
    public static NumberBins? Of(params IReadOnlyList<(Item Item, AnswerColumns Columns)> answers)
    {
        var numbers = answers
            .Where(answer => answer.Item.Question is NumberQuestion && Categories.ShowsValues(answer.Item.Question))
            .SelectMany(answer => Categories.Units(answer.Columns[answer.Item].Answered).Select(unit => (decimal)answer.Columns[answer.Item].Numbers[unit])).ToList();
        return numbers.Count == 0 ? null : Spanning(numbers.Min(), numbers.Max(), answers.Max(answer => (answer.Item.Question as NumberQuestion)?.Decimals ?? 0));
    }

    /// <param name="least">The least number there is.</param>
    /// <param name="greatest">The greatest number there is.</param>
    /// <param name="decimals">Greatest number of decimals, from 0: no interval is narrower than one step of the last.</param>
    internal static NumberBins Spanning(decimal least, decimal greatest, int decimals)
    {
        var width = RoundWidth((greatest - least) / Wanted, decimals);
        var start = Math.Floor(least / width) * width;
        var intervals = ImmutableArray.CreateBuilder<Category>();
        for (var from = start; from <= greatest; from += width)
            intervals.Add(new Category(CategoryKind.Interval, $"{Text(from)}..{Text(from + width)}", null, from, from + width));
        return new NumberBins(intervals.ToImmutable());
    }

    /// <summary>The least of 1, 2 and 5 times a power of ten that is no less than the width.</summary>
    private static decimal RoundWidth(decimal width, int decimals)
    {
        var power = 1m;
        for (var i = 0; i < decimals; i++)
            power /= 10;
        for (; ; power *= 10)
        {
            foreach (var step in (decimal[])[1, 2, 5])
            {
                if (step * power >= width)
                    return step * power;
            }
        }
    }

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}

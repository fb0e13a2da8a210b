namespace Kommunenkat.Web.Charts;

/// <summary>Round numbers along an axis: 1, 2, 2.5 or 5 times a power of ten apart.</summary>
public static class Ticks
{
    /// <summary>For what is a round number but for its last binary digits.</summary>
    private const double Hair = 1e-9;

    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>The least round distance that divides a length into no more than so many parts.</summary>
    /// <param name="length">Above 0.</param>
    /// <param name="parts">1 or more.</param>
    public static double Step(double length, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var least = length / parts;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * RoundSteps.First(step => step * power >= least * (1 - Hair));
    }

    /// <summary>The multiples of a step within the limits, in order.</summary>
    public static IReadOnlyList<double> Between(double from, double to, double step)
    {
        var first = (int)Math.Ceiling(from / step - Hair);
        var last = (int)Math.Floor(to / step + Hair);
        return [.. Enumerable.Range(first, last - first + 1).Select(multiple => multiple * step)];
    }

    /// <summary>How many decimals it takes to write a step and its multiples; 6 at most.</summary>
    public static int Decimals(double step) =>
        Enumerable.Range(0, 6).Where(decimals => IsWhole(step * Math.Pow(10, decimals))).DefaultIfEmpty(6).First();

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) < 1e-6;
}

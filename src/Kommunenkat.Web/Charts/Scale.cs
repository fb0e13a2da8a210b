using Kommunenkat.Web.Widgets;

namespace Kommunenkat.Web.Charts;

/// <summary>From figures to lengths: where a value lies between the ends of an axis.</summary>
/// <param name="From">The axis's lower end.</param>
/// <param name="To">Its upper end, above <paramref name="From"/>.</param>
public sealed record Scale(double From, double To)
{
    private const int UsualTicks = 4;

    /// <summary>For what is a round number but for its last binary digits.</summary>
    private const double Hair = 1e-9;

    public static readonly Scale OfPercent = new(0, 100);

    /// <summary>One axis for all the values, so that their pictures can be compared.</summary>
    public static Scale Of(ChartUnit unit, IEnumerable<double> values) => unit switch
    {
        ChartUnit.Percent => OfPercent,
        ChartUnit.Number => WithZero(values),
    };

    /// <summary>From 0, or a round number below the least, to a round number at or above the largest. Of no values: 0 to 1.</summary>
    public static Scale WithZero(IEnumerable<double> values)
    {
        double from = 0, to = 0;
        foreach (var value in values)
            (from, to) = (Math.Min(from, value), Math.Max(to, value));
        if (from == to)
            return new Scale(0, 1);
        var step = Charts.Ticks.Step(to - from, UsualTicks);
        return new Scale(step * Math.Floor(from / step + Hair), step * Math.Ceiling(to / step - Hair));
    }

    /// <summary>
    /// From a round number at or below the least to one at or above the largest: for lines whose slopes are compared, never for
    /// bars. Whoever draws it says where it begins.
    /// </summary>
    public static Scale Around(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0 || values.Max() == values.Min())
            return WithZero(values);
        var (least, largest) = (values.Min(), values.Max());
        var step = Charts.Ticks.Step(largest - least, UsualTicks);
        return new Scale(step * Math.Floor(least / step + Hair), step * Math.Ceiling(largest / step - Hair));
    }

    /// <summary>0 at the lower end, 100 at the upper; what lies outside is moved to the end.</summary>
    public double Percent(double value) => Math.Clamp(100 * (value - From) / (To - From), 0, 100);

    /// <summary>Distance from the top of a picture whose height is the axis's length.</summary>
    public double Down(double value, double height) => height * (100 - Percent(value)) / 100;

    /// <summary>Round numbers on the axis, from the lower end to the upper, each with how it is written.</summary>
    public IReadOnlyList<Tick> Ticks(ChartUnit unit, int about = UsualTicks)
    {
        var step = Charts.Ticks.Step(To - From, about);
        return [.. Charts.Ticks.Between(From, To, step).Select(value => new Tick(value, Text(unit, value, step)))];
    }

    /// <summary>Both ends, as they are written.</summary>
    public (string From, string To) Ends(ChartUnit unit) => (Text(unit, From, From), Text(unit, To, To));

    /// <summary>Which fifth of the axis a value lies in, 1 to 5; a limit belongs to the fifth above it.</summary>
    public int Fifth(double value) => 1 + Math.Clamp((int)Math.Floor(5 * (value - From) / (To - From)), 0, 4);

    /// <summary>The limits of a fifth, as they are written.</summary>
    /// <param name="fifth">1 to 5.</param>
    public (string From, string To) LimitsOf(int fifth, ChartUnit unit)
    {
        var step = (To - From) / 5;
        return (Text(unit, From + step * (fifth - 1), step), Text(unit, From + step * fifth, step));
    }

    /// <summary>With a percent sign, or with the decimals that it takes to write another number beside it, such as the distance to the next.</summary>
    private static string Text(ChartUnit unit, double number, double like) => unit switch
    {
        ChartUnit.Percent => Num.Percent(number, 0),
        ChartUnit.Number => Num.Rounded(number, Charts.Ticks.Decimals(like)),
    };
}

/// <param name="Text">"50 %".</param>
public sealed record Tick(double Value, string Text);

namespace Kommunenkat.Web.Charts;

/// <summary>Where the lines and labels of a slope chart lie, in pixels from the top.</summary>
public sealed class SlopeLayout
{
    private const double LabelGap = 20;
    private const double LeastHeight = 300;

    /// <param name="rows">Those with two figures that may be compared become lines; the others are left to be told in words.</param>
    public SlopeLayout(IReadOnlyList<ChangeRow> rows)
    {
        var drawn = rows.Where(row => row is { Change: not null, From.IsMissing: false, To.IsMissing: false }).ToList();
        Height = Math.Max(LeastHeight, drawn.Count * LabelGap);
        Scale = Scale.Around([.. drawn.SelectMany(row => new[] { row.From.Value, row.To.Value }).OfType<double>()]);
        var from = drawn.ConvertAll(row => Scale.Down(row.From.Value!.Value, Height));
        var to = drawn.ConvertAll(row => Scale.Down(row.To.Value!.Value, Height));
        var fromLabels = LabelSpacing.Spread(from, LabelGap, 0, Height);
        var toLabels = LabelSpacing.Spread(to, LabelGap, 0, Height);
        Lines = [.. drawn.Select((row, line) => new SlopeLine(row, from[line], to[line], fromLabels[line], toLabels[line]))];
        WithoutLine = [.. rows.Except(drawn)];
    }

    public double Height { get; }

    /// <summary>It does not begin at 0: that would leave the lines no room to differ in.</summary>
    public Scale Scale { get; }

    public IReadOnlyList<SlopeLine> Lines { get; }

    public IReadOnlyList<ChangeRow> WithoutLine { get; }
}

/// <param name="FromLabel">The middle of the label at the earlier round, moved so that it lies on no other.</param>
/// <param name="ToLabel">The same at the later round.</param>
public sealed record SlopeLine(ChangeRow Row, double From, double To, double FromLabel, double ToLabel);

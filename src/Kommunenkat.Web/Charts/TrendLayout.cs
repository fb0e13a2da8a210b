using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Charts;

/// <summary>
/// Where everything of a trend chart lies. Across, in percent of the width, so that the picture follows its column while its
/// text keeps its size; down, in pixels.
/// </summary>
public sealed class TrendLayout
{
    /// <summary>Pixels between the series of a round, so that equal figures do not hide each other.</summary>
    private const double SeriesShift = 6;

    /// <summary>Pixels from a point to its label, up or down, away from the line that goes on from it.</summary>
    private const double LabelOffset = 13;

    private const double LabelGap = 16;
    private const double LaneHeight = 22;
    private const double LaneStart = 5;

    private readonly TrendData _data;
    private readonly Scale _scale;

    /// <param name="height">Pixels from the axis's lower end to its upper.</param>
    public TrendLayout(TrendData data, Scale scale, double height)
    {
        (_data, _scale, Height) = (data, scale, height);
        Rounds = Across(data.Rounds);
        var lanes = data.Series.Where(series => series.Values.Any(value => value.IsMissing)).ToList();
        Lines = [.. data.Series.Select((series, order) => Line(series, order, lanes.IndexOf(series)))];
        Labels = [.. Place()];
        LanesHeight = lanes.Count == 0 ? 0 : LaneStart + lanes.Count * LaneHeight;
    }

    public double Height { get; }

    /// <summary>Pixels under the axis for the symbols of missing figures, a lane per series that has any; 0 where none is missing.</summary>
    public double LanesHeight { get; }

    /// <summary>Per round, percent across.</summary>
    public IReadOnlyList<double> Rounds { get; }

    public IReadOnlyList<TrendLine> Lines { get; }

    /// <summary>Of the figures that there are; none lies on another of its round.</summary>
    public IReadOnlyList<TrendLabel> Labels { get; }

    /// <summary>Pixels from a round's middle to where its labels begin.</summary>
    public double LabelStart => ShiftOf(_data.Series.Count - 1) + 10;

    /// <summary>Percent across, half way between a round and the next.</summary>
    public double Between(int step) => (Rounds[step] + Rounds[step + 1]) / 2;

    /// <summary>Pixels from the top, for a figure's bounds.</summary>
    public (double Upper, double Lower) Down(ChartBounds bounds) => (_scale.Down(bounds.Upper, Height), _scale.Down(bounds.Lower, Height));

    private static double[] Across(IReadOnlyList<TrendRound> rounds)
    {
        if (rounds.Count == 1)
            return [50];
        var (first, last) = (rounds[0].Time, rounds[^1].Time);
        return [.. rounds.Select(round => 100 * (round.Time - first) / (last - first))];
    }

    private double ShiftOf(int order) => (order - (_data.Series.Count - 1) / 2.0) * SeriesShift;

    private TrendLine Line(TrendSeries series, int order, int lane)
    {
        var laneY = Height + LaneStart + (lane + 0.5) * LaneHeight;
        var points = series.Values.Select((value, round) => new TrendPoint(
            _data.Rounds[round], value, Rounds[round], value.Value is { } figure ? _scale.Down(figure, Height) : laneY)).ToList();
        return new TrendLine(series, order, ShiftOf(order), points, [.. Segments(points)], lane < 0 ? null : laneY);
    }

    /// <summary>No line leads over a break, nor to or over a figure that is missing.</summary>
    private IEnumerable<TrendSegment> Segments(List<TrendPoint> points)
    {
        for (var step = 0; step < _data.Steps.Count; step++)
        {
            var comparable = _data.Steps[step].Comparable;
            if (comparable != Comparability.No && !points[step].Value.IsMissing && !points[step + 1].Value.IsMissing)
                yield return new TrendSegment(points[step], points[step + 1], comparable == Comparability.WithCare);
        }
    }

    private IEnumerable<TrendLabel> Place()
    {
        for (var round = 0; round < Rounds.Count; round++)
        {
            var shown = Lines.Where(line => !line.Points[round].Value.IsMissing).ToList();
            var places = LabelSpacing.Spread([.. shown.Select(line => line.Points[round].Y + OffsetOf(line, round))], LabelGap, 4, Height - 8);
            for (var label = 0; label < shown.Count; label++)
                yield return new TrendLabel(shown[label], shown[label].Points[round], places[label]);
        }
    }

    private static double OffsetOf(TrendLine line, int round)
    {
        var next = line.Segments.FirstOrDefault(segment => segment.From == line.Points[round]);
        return next is null ? 0 : next.To.Y < next.From.Y ? LabelOffset : -LabelOffset;
    }
}

/// <param name="Order">0 to 3: which colour and mark.</param>
/// <param name="Shift">Pixels to the right of the rounds' middle.</param>
/// <param name="LaneY">Pixels down to the lane of its missing figures; null where none is missing.</param>
public sealed record TrendLine(
    TrendSeries Series, int Order, double Shift, IReadOnlyList<TrendPoint> Points, IReadOnlyList<TrendSegment> Segments, double? LaneY);

/// <param name="X">Percent across.</param>
/// <param name="Y">Pixels down; of a missing figure, in the lane under the axis.</param>
public sealed record TrendPoint(TrendRound Round, ChartValue Value, double X, double Y);

public sealed record TrendSegment(TrendPoint From, TrendPoint To, bool WithCare);

/// <param name="Y">Pixels down to the middle of the text.</param>
public sealed record TrendLabel(TrendLine Line, TrendPoint Point, double Y);

using Kommunenkat.App.Analysis;

namespace Kommunenkat.App.Exchange;

/// <summary>
/// Writes figures for machines (semantics §10): the same columns in the same order as CSV and as JSON, numbers invariant and in
/// full precision, nothing where there is no figure.
/// </summary>
public static class ObservationFile
{
    /// <summary>The properties of §10 in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "indicator", "round", "level", "area", "areaName", "state", "value", "numerator", "base", "invited", "submitted",
        "notApplicable", "unknown", "lower", "upper",
    ];

    public static MachineRecords Records(IEnumerable<Observation> observations) => new(Columns, observations.Select(Values));

    /// <summary>In the order of <see cref="Columns"/>: texts, whole numbers and doubles.</summary>
    private static object?[] Values(Observation observation)
    {
        var row = observation.Row;
        return
        [
            observation.Indicator, observation.Round, ObservationWords.Of(observation.Level), observation.Area, observation.AreaName,
            observation.State is { } state ? ObservationWords.Of(state) : null,
            row.Value, row.Numerator, row.Base, row.Invited, row.Submitted, row.NotApplicable, row.Unknown, row.Lower, row.Upper,
        ];
    }
}

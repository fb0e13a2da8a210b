using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>All that is published of one area, beside the areas that it is a part of.</summary>
/// <param name="Beside">From the smallest to the country: of a municipality its county, its group and the country.</param>
/// <param name="Municipalities">Those in the area in order of code; of a municipality none.</param>
/// <param name="Rounds">All that are published, in order of time; none: nothing is published yet.</param>
/// <param name="Indicators">
/// Those that may be published at the area's level, in the order of the latest questionnaire, then those that only earlier ones have.
/// </param>
public sealed record AreaReport(
    ComparedArea Area,
    IReadOnlyList<ComparedArea> Beside,
    IReadOnlyList<Area> Municipalities,
    IReadOnlyList<AreaRound> Rounds,
    IReadOnlyList<AreaIndicator> Indicators);

/// <param name="Coverage">Of the area itself, then of those beside it, in their order.</param>
/// <param name="Municipalities">Invited and submitted, 0 or 1, in the order of <see cref="AreaReport.Municipalities"/>.</param>
public sealed record AreaRound(
    Round Round, Release Release, Questionnaire Questionnaire, IReadOnlyList<Coverage> Coverage, IReadOnlyList<Coverage> Municipalities);

/// <param name="Questionnaire">The latest one that has the indicator.</param>
/// <param name="Indicator">Its definition there.</param>
/// <param name="Steps">Between each two neighbouring rounds, whether their figures may be set beside each other.</param>
/// <param name="Areas">The area itself, then those beside it, in their order.</param>
/// <param name="Others">In the latest round; null where no other area of the level has a value, and for a municipality or the country.</param>
/// <param name="Municipalities">
/// In the latest round, in the order of <see cref="AreaReport.Municipalities"/>; none where it is not published of municipalities.
/// </param>
public sealed record AreaIndicator(
    Questionnaire Questionnaire,
    Indicator Indicator,
    IReadOnlyList<RoundComparison> Steps,
    IReadOnlyList<AreaSeries> Areas,
    AreaRange? Others,
    IReadOnlyList<ComparedFigure> Municipalities);

/// <summary>One indicator for one area.</summary>
/// <param name="Figures">One per round, in order of time.</param>
/// <param name="Trends">Between each two neighbouring rounds; null where one of the figures is not for everyone.</param>
public sealed record AreaSeries(ComparedArea Area, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<AreaTrend?> Trends);

/// <summary>Between which values the other areas of a level lie.</summary>
/// <param name="Areas">How many of them have a value.</param>
public sealed record AreaRange(AreaRangeEnd Lowest, AreaRangeEnd Highest, int Areas);

/// <param name="Area">The first by code of those that have the value.</param>
/// <param name="Others">How many others have the same value.</param>
public sealed record AreaRangeEnd(Area Area, AreaRow Row, int Others);

using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>Figures as sheets: *Indikatorer*, *Trender* and *Svarsfrekvens*.</summary>
internal sealed class FigureSheets(ExportLanguage language)
{
    public const string IndicatorsKey = "indikatorer", TrendsKey = "trender", CoverageKey = "svarsfrekvens";

    /// <param name="questionnaires">By round.</param>
    public Sheet Indicators(IReadOnlyList<Observation> observations, IReadOnlyDictionary<string, Questionnaire> questionnaires)
    {
        Column[] columns =
        [
            Round("round", language["Omgång", "Round"]), .. IndicatorColumns(), .. AreaCells.Columns(language),
            new("value", language["Värde", "Value"], CellKind.Number, 10),
            Missing("missing", language["Saknas", "Missing"]),
            new("state", language["Läge", "State"], CellKind.Code, 14),
            new("numerator", language["Täljare", "Numerator"], CellKind.Number, 10),
            new("base", language["Bas", "Base"], CellKind.Number, 8),
            new("invited", language["Tillfrågade", "Invited"], CellKind.Number, 11),
            new("submitted", language["Svarande", "Submitted"], CellKind.Number, 10),
            new("notApplicable", language["Ej aktuellt", "Not applicable"], CellKind.Number, 11),
            new("unknown", language["Okända", "Unknown"], CellKind.Number, 9),
            new("lower", language["Lägst", "Lower"], CellKind.Percent, 8),
            new("upper", language["Högst", "Upper"], CellKind.Percent, 8),
        ];
        return Sheet.Of(IndicatorsKey, language["Indikatorer", "Indicators"], columns, [.. observations.Select(Row)]) with { FrozenColumns = 2 };

        Cell[] Row(Observation observation)
        {
            var indicator = questionnaires[observation.Round].FindIndicator(observation.Indicator)!;
            var row = observation.Row;
            var isOfOne = FigureCells.IsOfOne(indicator, observation.Level);
            return
            [
                Cell.OfCode(observation.Round), .. IndicatorCells(indicator), .. AreaCells.Of(observation.Level, observation.Area, observation.AreaName, language),
                FigureCells.Value(indicator, row, observation.State, language),
                Word(FigureCells.WhyMissing(row, observation.State)),
                observation.State is { } state ? Cell.OfCode(ObservationWords.Of(state)) : Cell.Empty,
                FigureCells.Numerator(indicator, row.Numerator),
                Cell.OfNumber(row.Base), Cell.OfNumber(row.Invited), Cell.OfNumber(row.Submitted), Cell.OfNumber(row.NotApplicable), Cell.OfNumber(row.Unknown),
                isOfOne ? Cell.Empty : Cell.OfPercent(row.Lower, indicator.Decimals),
                isOfOne ? Cell.Empty : Cell.OfPercent(row.Upper, indicator.Decimals),
            ];
        }
    }

    /// <param name="questionnaires">By round, of all that the trends go from or to.</param>
    public Sheet Trends(IReadOnlyList<AreaTrend> trends, IReadOnlyDictionary<string, Questionnaire> questionnaires)
    {
        Column[] columns =
        [
            Round("fromRound", language["Från omgång", "From round"]), Round("toRound", language["Till omgång", "To round"]),
            .. IndicatorColumns(), .. AreaCells.Columns(language),
            new("comparable", language["Jämförbart", "Comparable"], CellKind.Code, 12),
            new("transition", language["Övergång", "Transition"], CellKind.Code, 16),
            Number("fromValue", language["Värde före", "Value before"]), Missing("fromMissing", language["Saknas före", "Missing before"]),
            Number("fromNumerator", language["Täljare före", "Numerator before"]), Number("fromBase", language["Bas före", "Base before"]),
            Number("toValue", language["Värde efter", "Value after"]), Missing("toMissing", language["Saknas efter", "Missing after"]),
            Number("toNumerator", language["Täljare efter", "Numerator after"]), Number("toBase", language["Bas efter", "Base after"]),
            Number("change", language["Förändring (procentenheter)", "Change (percentage points)"]),
            Number("panelN", language["Panel, antal", "Panel, number"]), Number("panelFrom", language["Panel före", "Panel before"]),
            Number("panelTo", language["Panel efter", "Panel after"]),
            Number("gained", language["Nej till ja", "No to yes"]), Number("lost", language["Ja till nej", "Yes to no"]),
            Number("keptYes", language["Fortsatt ja", "Still yes"]), Number("keptNo", language["Fortsatt nej", "Still no"]),
            Number("within", language["Inom panelen", "Within the panel"]), Number("entered", language["Tillkomna", "Entered"]),
            Number("left", language["Bortfallna", "Left"]),
            new("note", language["Anmärkning", "Note"], CellKind.Text, 50),
        ];
        return Sheet.Of(TrendsKey, language["Trender", "Trends"], columns, [.. trends.Select(Row)]) with { FrozenColumns = 3 };

        Cell[] Row(AreaTrend trend)
        {
            var before = questionnaires[trend.FromRound].FindIndicator(trend.Indicator);
            var now = questionnaires[trend.ToRound].FindIndicator(trend.Indicator);
            var indicator = now ?? before!;
            var isOfOne = FigureCells.IsOfOne(indicator, trend.Level);
            var panel = trend.Row.Panel;
            var parts = trend.Row.Decomposition;
            var whyNoChange = FigureCells.WhyMissing(trend.Row.From, trend.Municipality?.From) ?? FigureCells.WhyMissing(trend.Row.To, trend.Municipality?.To)
                ?? (panel is null ? MissingKind.NotAsked : null);
            return
            [
                Cell.OfCode(trend.FromRound), Cell.OfCode(trend.ToRound), .. IndicatorCells(indicator), .. AreaCells.Of(trend.Level, trend.Area, trend.AreaName, language),
                Cell.OfCode(ObservationWords.Of(trend.Comparison.Comparable)),
                trend.Municipality is { } municipality ? Cell.OfCode(ObservationWords.Of(municipality.Transition)) : Cell.Empty,
                .. Figure(before, trend.Row.From, trend.Municipality?.From), .. Figure(now, trend.Row.To, trend.Municipality?.To),
                Told(FigureCells.Points(indicator, trend.Row.Change), whyNoChange),
                Cell.OfNumber(panel?.N), OfPanel(FigureCells.InUnit(indicator, panel?.From)), OfPanel(FigureCells.InUnit(indicator, panel?.To)),
                Cell.OfNumber(panel?.Moves?.Gained), Cell.OfNumber(panel?.Moves?.Lost), Cell.OfNumber(panel?.Moves?.KeptYes), Cell.OfNumber(panel?.Moves?.KeptNo),
                .. ((double?[])[parts?.Within, parts?.Entered, parts?.Left]).Select(part => indicator.Unit == IndicatorUnit.Count ? Cell.Empty : OfPanel(FigureCells.Points(indicator, part))),
                Cell.OfText(string.Join(' ', trend.Comparison.Notes.Select(note => language[note.Text]).Distinct())),
            ];

            // Of one municipality's yes or no the transition tells, and no number.
            Cell Told(Cell number, MissingKind? missing) => isOfOne ? Cell.Empty : number.Kind == CellKind.Empty && missing is { } kind ? Cell.OfMissing(kind) : number;

            // Where both rounds have a value it is the panel that is too small.
            Cell OfPanel(Cell number) => Told(number, whyNoChange ?? MissingKind.Suppressed);
        }
    }

    /// <param name="isWanted">Whether an area of a level is among those chosen.</param>
    public Sheet Coverage(IEnumerable<RoundFigures> rounds, IReadOnlyList<AreaLevel> levels, Func<string, bool> isWanted)
    {
        Column[] columns =
        [
            Round("round", language["Omgång", "Round"]), .. AreaCells.Columns(language),
            new("invited", language["Tillfrågade", "Invited"], CellKind.Number, 11),
            new("submitted", language["Svarande", "Submitted"], CellKind.Number, 10),
            new("share", language["Svarsfrekvens", "Response rate"], CellKind.Percent, 14),
        ];
        var rows =
            from figures in rounds
            from level in levels
            from coverage in figures.Coverage(level)
            where isWanted(coverage.Area.Code)
            select (Cell[])
            [
                Cell.OfCode(figures.Round.Key), .. AreaCells.Of(level, coverage.Area.Code, coverage.Area.Name, language),
                Cell.OfNumber(coverage.Invited), Cell.OfNumber(coverage.Submitted), Share(level, coverage),
            ];
        return Sheet.Of(CoverageKey, language["Svarsfrekvens", "Response rate"], columns, [.. rows]);
    }

    private static Cell Share(AreaLevel level, Coverage coverage)
    {
        if (coverage.Invited == 0)
            return Cell.OfMissing(MissingKind.NotAsked);
        return level == AreaLevel.Municipality ? Cell.Empty : Cell.OfPercent(100.0 * coverage.Submitted / coverage.Invited, 1);
    }

    private Cell[] Figure(Indicator? indicator, AreaRow? row, UnitState? state) => indicator is null || row is not { } figure
        ? [Cell.OfMissing(MissingKind.NotAsked), Word(MissingKind.NotAsked), Cell.Empty, Cell.Empty]
        : [FigureCells.Value(indicator, figure, state, language), Word(FigureCells.WhyMissing(figure, state)), FigureCells.Numerator(indicator, figure.Numerator), Cell.OfNumber(figure.Base)];

    private Column[] IndicatorColumns() =>
    [
        new("indicator", language["Indikator", "Indicator"], CellKind.Code, 24),
        new("indicatorName", language["Indikatorns namn", "Name of the indicator"], CellKind.Text, 44),
        new("unit", language["Enhet", "Unit"], CellKind.Code, 9),
    ];

    private Cell[] IndicatorCells(Indicator indicator) =>
        [Cell.OfCode(indicator.Key), Cell.OfText(language[indicator.Name]), Cell.OfCode(ObservationWords.Of(indicator.Unit))];

    private static Cell Word(MissingKind? missing) => missing is { } kind ? Cell.OfCode(ObservationWords.Of(kind)) : Cell.Empty;

    private static Column Missing(string key, string heading) => new(key, heading, CellKind.Code, 15);

    private static Column Round(string key, string heading) => new(key, heading, CellKind.Code, 10);

    private static Column Number(string key, string heading) => new(key, heading, CellKind.Number, 12);
}

using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>*Läs mig*: what the export is of, what was chosen, when it was read, and what the words and symbols in it mean.</summary>
internal sealed class ReadMe(ExportLanguage language)
{
    public const string Key = "las_mig";

    private readonly ReadMeRows _rows = new(language);

    /// <param name="releases">Of published rounds, by round.</param>
    /// <param name="scope">Of municipalities' answers; null: they are not in it.</param>
    /// <param name="sheets">All others.</param>
    public Sheet Of(
        string title, DateTimeOffset madeAt, ExportSelection selection, IReadOnlyList<ExportedRound> rounds,
        IReadOnlyDictionary<string, Release> releases, AnswerScope? scope, IReadOnlyList<Sheet> sheets)
    {
        _rows.AddHead(title, madeAt);
        _rows.AddRounds([.. rounds.Select(round => (round.Round, releases.GetValueOrDefault(round.Round.Key)))]);
        Chosen(selection, rounds);
        Add(language["Kommunernas svar", "Municipalities' answers"], scope is { } answers ? WhatAnswers(answers) : language[
            "Ingår inte: bara den som får läsa dem får ta ut dem.", "Not included: only who may read them may export them."]);
        foreach (var sheet in sheets)
        {
            Add($"{language["Blad", "Sheet"]} {sheet.Name}", language[
                $"{sheet.RowCount} rader, {sheet.Columns.Count} kolumner. ", $"{sheet.RowCount} rows, {sheet.Columns.Count} columns. "] + About(sheet.Key));
        }

        foreach (var (word, meaning) in Definitions())
            Add(word, meaning);
        return _rows.Sheet();
    }

    public static string Meaning(MissingKind kind, ExportLanguage language) => kind switch
    {
        MissingKind.NotAsked => language["inte tillfrågad, eller inte med den omgången", "not asked, or not in that round"],
        MissingKind.NoResponse => language["kommunen har inte skickat in något svar", "the municipality has not submitted a response"],
        MissingKind.Unanswered => language["frågan är ställd men inte besvarad", "asked but not answered"],
        MissingKind.NotApplicable => language["frågan är inte ställd till kommunen, eller inte aktuell där", "not asked of the municipality, or not applicable there"],
        MissingKind.DontKnow => language["vet inte", "don't know"],
        MissingKind.Suppressed => language["för liten bas, eller publiceras inte på den här nivån", "base too small, or not published at this level"],
    };

    private void Add(string topic, string text) => _rows.Add(topic, text);

    private void Chosen(ExportSelection selection, IReadOnlyList<ExportedRound> rounds)
    {
        Add(language["Urval: nivåer", "Chosen levels"], Named(selection.Figures.Levels, WordOf));
        Add(language["Urval: områden", "Chosen areas"], Named(selection.Figures.Areas, NameOfArea));
        Add(language["Urval: indikatorer", "Chosen indicators"], Named(selection.Figures.Indicators, key =>
            rounds.Select(round => round.Questionnaire.FindIndicator(key)).LastOrDefault(found => found is not null) is { } indicator
                ? $"{key} {language[indicator.Name]}"
                : key));

        string Named<T>(IReadOnlyCollection<T> chosen, Func<T, string> name) => chosen.Count == 0 ? language["alla", "all"] : string.Join("; ", chosen.Select(name));
    }

    private string WordOf(AreaLevel level) => level switch
    {
        AreaLevel.Country => language["riket", "country"],
        AreaLevel.County => language["län", "counties"],
        AreaLevel.Group => language["kommungrupper", "municipality groups"],
        AreaLevel.Municipality => language["kommuner", "municipalities"],
    };

    private string NameOfArea(string code) => Enum.GetValues<AreaLevel>().SelectMany(RoundFigures.AreasAt).FirstOrDefault(area => area.Code == code) is { } found
        ? $"{code} {AreaCells.NameOf(code, found.Name, language)}"
        : code;

    private string WhatAnswers(AnswerScope scope) => scope switch
    {
        AnswerScope.All => language["Ingår, med fritext och kontaktuppgifter. Får inte spridas.", "Included, with free text and contact data. Do not pass on."],
        AnswerScope.WithoutPersonalData => language["Ingår, med fritext men utan kontaktuppgifter. Får inte spridas.", "Included, with free text but without contact data. Do not pass on."],
        AnswerScope.WithoutFreeText => language[
            "Ingår för de kommuner du får läsa, utan fritext och kontaktuppgifter. Får inte spridas.",
            "Included for the municipalities that you may read, without free text and contact data. Do not pass on."],
    };

    private string About(string sheet) => sheet switch
    {
        AnswerSheets.LongKey => language["En rad för varje fråga och kommun som har svarat.", "A row for each question and municipality that has answered."],
        FigureSheets.IndicatorsKey => language["Indikatorer för riket, län, kommungrupper och kommuner.", "Indicators for the country, counties, groups and municipalities."],
        FigureSheets.TrendsKey => language["Utvecklingen från en omgång till nästa, med panel och uppdelning.", "The development from one round to the next, with panel and decomposition."],
        FigureSheets.CoverageKey => language["Hur många som tillfrågades och svarade.", "How many were invited and submitted."],
        Codebooks.CodebookSheet.Key => language["Frågor, alternativ, visningsregler, jämförbarhet och indikatorernas definitioner.", "Questions, options, display rules, comparability and the indicators' definitions."],
        _ => language["En rad för varje tillfrågad kommun, en kolumn för varje fråga. Värdena är alternativens nycklar; kodboken har texterna.",
            "A row for each municipality invited, a column for each question. The values are the options' keys; the codebook has the texts."],
    };

    private IEnumerable<(string Word, string Meaning)> Definitions() =>
    [
        (language["Värde", "Value"], language[
            "Procentceller är andelar: 0,855 visas som 85,5 %. En enskild kommun är ja eller nej. Värdena är inte avrundade, bara visningen.",
            "Percent cells are shares: 0.855 is shown as 85.5 %. One municipality is yes or no. Values are not rounded, only shown so."]),
        (language["Bas", "Base"], language["Antal kommuner som värdet är räknat på.", "Number of municipalities that the value is of."]),
        (language["Okända", "Unknown"], language[
            "Tillfrågade som inte svarat, lämnat frågan tom eller svarat vet inte.", "Invited that did not respond, left the question empty or answered don't know."]),
        (language["Lägst och högst", "Lower and upper"], language[
            "Vad andelen kunde vara om alla okända svarat nej, respektive ja. Inte ett konfidensintervall.",
            "What the share could be if all unknown had said no, or yes. Not a confidence interval."]),
        (language["Panel", "Panel"], language["Kommuner som är med i basen i båda omgångarna.", "Municipalities in the base in both rounds."]),
        (language["Förändring", "Change"], language["I procentenheter för andelar, annars i indikatorns enhet.", "In percentage points for shares, else in the indicator's unit."]),
    ];
}

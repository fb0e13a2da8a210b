using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kommunenkat.Web.Features.Exports;

/// <summary>In what kind of file an export comes.</summary>
public enum ExportForm
{
    Excel,

    /// <summary>Each sheet as CSV for Excel with Swedish settings, in one zip file.</summary>
    CsvForExcel,

    /// <summary>Each sheet as CSV for programs, with codebook and read scripts, in one zip file.</summary>
    CsvForPrograms,
}

/// <summary>
/// All that is chosen of an export, as it stands in the page's address. Links to exports are made by it, from the pages that show the same figures:
/// <c>new ExportAddress { Areas = ["14"] }.ToString()</c>.
/// </summary>
public sealed record ExportAddress
{
    public const string Page = "/resultat/excel";

    public const string
        RoundsName = "omgang", ReleaseName = "utgava", LevelsName = "niva", AreasName = "omraden", IndicatorsName = "matt", LanguageName = "sprak",
        FormName = "fil", AnswersName = "svar", PersonalDataName = "kontakt";

    public const string Yes = "ja", No = "nej";

    /// <summary>Keys; none: all that are published.</summary>
    public IReadOnlyList<string> Rounds { get; init; } = [];

    /// <summary>Numbers by key of round; of a round that is not among them the latest.</summary>
    public IReadOnlyDictionary<string, int> Releases { get; init; } = new Dictionary<string, int>();

    /// <summary>None: all.</summary>
    public IReadOnlyList<AreaLevel> Levels { get; init; } = [];

    /// <summary>Codes; none: all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Keys; none: all.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>"sv" or "en"; null: the reader's.</summary>
    public string? Language { get; init; }

    public ExportForm Form { get; init; }

    /// <summary>Whether municipalities' answers are wanted, by who may read them.</summary>
    public bool WithAnswers { get; init; } = true;

    public bool WithPersonalData { get; init; }

    /// <summary>What of the address could not be taken as it stands, as it stood there.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>An area's own figures, of a county with those of its municipalities.</summary>
    public static ExportAddress OfArea(string code) => new()
    {
        Areas = [code, .. Kommunenkat.App.Geography.Areas.Sweden.Municipalities.Where(municipality => municipality.County.Code == code).Select(municipality => municipality.Code)],
    };

    /// <summary>Rounds as they are shown, with their releases where those are not the latest.</summary>
    public static ExportAddress OfRounds(params IReadOnlyCollection<ComparedRound> rounds) => new()
    {
        Rounds = [.. rounds.Select(round => round.Round.Key)],
        Releases = rounds.Where(round => round.Release.Number < round.Round.LatestRelease)
            .ToDictionary(round => round.Round.Key, round => round.Release.Number, StringComparer.Ordinal),
    };

    /// <param name="query">Of the address, with or without its question mark. What it has besides is none of ours.</param>
    public static ExportAddress Parse(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        var problems = new List<string>();
        return new ExportAddress
        {
            Rounds = Values(RoundsName),
            Releases = Values(ReleaseName).Select(text => Known(ReleaseName, text, ReadRelease(text))).OfType<(string Round, int Number)>()
                .DistinctBy(release => release.Round, StringComparer.Ordinal).ToDictionary(release => release.Round, release => release.Number, StringComparer.Ordinal),
            Levels = [.. Values(LevelsName).Select(word => Known(LevelsName, word, ObservationWords.FindLevel(word))).OfType<AreaLevel>()],
            Areas = Values(AreasName),
            Indicators = Values(IndicatorsName),
            Language = Values(LanguageName) is [var code] && ExportLanguage.Find(code) is not null ? code : null,
            Form = Word<ExportForm>(FormName, text => Enum.GetValues<ExportForm>().Where(form => WordOf(form) == text).Select(form => (ExportForm?)form).FirstOrDefault()) ?? default,
            WithAnswers = Word<bool>(AnswersName, text => text is Yes or No ? text == Yes : null) ?? true,
            WithPersonalData = Word<bool>(PersonalDataName, text => text is Yes or No ? text == Yes : null) ?? false,
            Problems = problems,
        };

        // A form's boxes come one by one, links have commas.
        List<string> Values(string name) => [.. parts.GetValueOrDefault(name, StringValues.Empty)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

        // "2025:1", or a number alone where one round alone is named.
        (string Round, int Number)? ReadRelease(string text) =>
            text.Split(':') is var parted && int.TryParse(parted[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (parted, Values(RoundsName)) switch
                {
                    ([var round, _], _) => (round, number),
                    ([_], [var only]) => (only, number),
                    _ => null,
                }
                : null;

        T? Word<T>(string name, Func<string, T?> read)
            where T : struct =>
            Values(name) is [var text, ..] ? Known(name, text, read(text)) : null;

        T? Known<T>(string name, string text, T? found)
            where T : struct
        {
            if (found is null)
                problems.Add($"{name}={text}");
            return found;
        }
    }

    /// <param name="readersLanguage">"sv" or "en".</param>
    public ExportSelection Selection(string readersLanguage) => new(
        new ObservationSelection(Indicators, Rounds, Levels, Areas, Releases),
        ExportLanguage.Find(Language ?? readersLanguage) ?? ExportLanguage.Swedish)
    {
        WithAnswers = WithAnswers,
        WithPersonalData = WithPersonalData,
    };

    public static string WordOf(ExportForm form) => form switch
    {
        ExportForm.Excel => "xlsx",
        ExportForm.CsvForExcel => "csv-excel",
        ExportForm.CsvForPrograms => "csv",
    };

    public static string WordOf(string round, int release) => string.Create(CultureInfo.InvariantCulture, $"{round}:{release}");

    /// <summary>From the root and encoded, without what is as usual.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        Add(RoundsName, Rounds);
        Add(ReleaseName, Releases.OrderBy(release => release.Key, StringComparer.Ordinal).Select(release => WordOf(release.Key, release.Value)));
        Add(LevelsName, Levels.Select(ObservationWords.Of));
        Add(AreasName, Areas);
        Add(IndicatorsName, Indicators);
        Add(LanguageName, Language is null ? [] : [Language]);
        Add(FormName, Form == default ? [] : [WordOf(Form)]);
        Add(AnswersName, WithAnswers ? [] : [No]);
        Add(PersonalDataName, WithPersonalData ? [Yes] : []);
        return parts.Count == 0 ? Page : $"{Page}?{string.Join('&', parts)}";

        void Add(string name, IEnumerable<string> values)
        {
            if (string.Join(',', values.Select(Escaped)) is { Length: > 0 } joined)
                parts.Add($"{name}={joined}");
        }

        // A colon has no meaning of its own in a query.
        static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal);
    }
}

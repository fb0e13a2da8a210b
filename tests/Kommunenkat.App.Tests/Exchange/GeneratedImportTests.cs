using System.Diagnostics;
using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Testing;
using Xunit;
using Answers = System.Collections.Generic.Dictionary<string, string>;

namespace Kommunenkat.App.Tests.Exchange;

/// <summary>A made-up file of the real size, and the country's figures counted a second time, straight from the file.</summary>
public sealed class GeneratedImportTests : IDisposable
{
    private const int Invited = 290, Submitted = 248;

    private static readonly string[] Municipalities =
        [.. Areas.Sweden.Municipalities.Select(municipality => municipality.Code).Where((_, i) => i % 7 != 3).Take(Submitted)];

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(1, ',', 0)]
    [InlineData(2, ';', 0)]
    [InlineData(3, ',', 0.2)]
    public async Task Every_country_row_equals_a_count_straight_from_the_file(int seed, char delimiter, double hiddenShare)
    {
        var made = new GeneratedAnswers(ReferenceFiles.Questionnaire("2025"), Municipalities, seed, hiddenShare);
        await _database.CreateRoundAsync();

        var outcome = await _database.ImportAsync(made.File(delimiter, quoteAll: seed == 2));

        Assert.True(outcome.IsSuccess, string.Join("\n", outcome.Failure?.Messages ?? []));
        Assert.Equal((Submitted, made.Answers, made.Hidden), (outcome.Value.Municipalities, outcome.Value.Answers, outcome.Value.Warnings.Count));
        var responses = made.Shown.Values.ToList();

        await PercentAsync("styrdokument", responses, a => a.ContainsKey("styrdokument_finns"), a => Is(a, "styrdokument_finns", "yes"),
            Item("styrdokument_finns", _ => true));
        await PercentAsync("kartlaggning", responses,
            a => Is(a, "styrdokument_finns", "yes") && a.ContainsKey("kartlaggning_genomford"), a => Is(a, "kartlaggning_genomford", "yes"),
            Item("styrdokument_finns", _ => true), Item("kartlaggning_genomford", a => Is(a, "styrdokument_finns", "yes")));
        await PercentAsync("kartlaggning_i_lagesbild", responses,
            a => Is(a, "kartlaggning_genomford", "yes") && a.ContainsKey("kartlaggning_i_lagesbild"), a => Is(a, "kartlaggning_i_lagesbild", "yes"),
            Item("kartlaggning_genomford", a => Is(a, "styrdokument_finns", "yes")), Item("kartlaggning_i_lagesbild", a => Is(a, "kartlaggning_genomford", "yes")));
        await PercentAsync("universell", responses,
            a => a.ContainsKey("prevention_nivaer.universell"), a => Is(a, "prevention_nivaer.universell", "systematic", "occasional"),
            Item("prevention_nivaer.universell", _ => true));

        await MeanAsync("samordnartid", responses, 1, a => Is(a, "samordnare_finns", "yes") && a.TryGetValue("samordnare_omfattning", out var time)
            ? double.Parse(time, CultureInfo.InvariantCulture)
            : null);
        await MeanAsync("overenskommelser", responses, 1, a => a.TryGetValue("samverkan_overenskommelse", out var with) && with != "dont_know"
            ? with == "none" ? 0 : with.Split('|').Length
            : null);
        await MeanAsync("grundstruktur_index", responses, 100, BasicStructure);

        var without = await CountryAsync("utan_samordnare");
        Assert.Equal((responses.Count(a => Is(a, "samordnare_finns", "no")), null), (without.Numerator, without.Base));
        var rate = await CountryAsync("svarsfrekvens");
        Assert.Equal((100d * Submitted / Invited, Submitted, Invited), (rate.Value, rate.Numerator, rate.Base));
    }

    [Fact]
    public async Task A_file_of_the_real_size_is_imported_in_seconds()
    {
        var everyone = Areas.Sweden.Municipalities.Select(municipality => municipality.Code);
        var made = new GeneratedAnswers(ReferenceFiles.Questionnaire("2025"), everyone, seed: 4, hiddenShare: 1);
        Assert.InRange(made.Records.Count, 28_000, 32_000);
        await _database.CreateRoundAsync();

        var watch = Stopwatch.StartNew();
        Assert.True((await _database.ImportAsync(made.File(','))).IsSuccess);

        // About half a second on two cores; the limit leaves room for a busy machine, not for a statement per answer.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
    }

    [Fact]
    public async Task One_fault_at_the_end_of_a_large_file_stores_nothing()
    {
        var made = new GeneratedAnswers(ReferenceFiles.Questionnaire("2025"), Municipalities, seed: 5);
        made.Records.Add([Municipalities[0], "nope", "", "x"]);
        await _database.CreateRoundAsync();
        var before = await _database.StoredAsync();

        var outcome = await _database.ImportAsync(made.File(','));

        // Counted as an editor counts: texts of several lines lie before it.
        var line = made.File(',').Count(b => b == '\n');
        Assert.Equal([$"{line}: question: round 2025 has no question \"nope\""], outcome.Failure!.Messages);
        Assert.Equal(before, await _database.StoredAsync());
    }

    /// <summary>A deciding item: unknown is who was asked and did not answer, or does not know.</summary>
    private static Func<Answers, bool> Item(string item, Func<Answers, bool> isShown) =>
        a => isShown(a) && (!a.ContainsKey(item) || Is(a, item, "dont_know"));

    private async Task PercentAsync(
        string indicator, List<Answers> responses, Func<Answers, bool> inBase, Func<Answers, bool> isYes, params Func<Answers, bool>[] unknown)
    {
        var units = responses.Count(inBase);
        var yes = responses.Count(a => inBase(a) && isYes(a));
        var notKnown = Invited - Submitted + responses.Count(a => !inBase(a) && unknown.Any(test => test(a)));
        Assert.NotEqual(0, yes);
        Assert.Equal(
            new FigureRow(
                100d * yes / units, yes, units, Invited, Submitted, Invited - units - notKnown, notKnown,
                100d * yes / (units + notKnown), 100d * (yes + notKnown) / (units + notKnown)),
            await CountryAsync(indicator));
    }

    private async Task MeanAsync(string indicator, List<Answers> responses, double scale, Func<Answers, double?> value)
    {
        var values = responses.Select(value).OfType<double>().ToList();
        Assert.NotEmpty(values);
        var row = await CountryAsync(indicator);
        Assert.Equal(scale * values.Sum() / values.Count, row.Value!.Value, 1e-9);
        Assert.Equal(values.Sum(), row.Numerator, 1e-9);
        Assert.Equal(
            (values.Count, Invited, Submitted, Invited - values.Count, null, null),
            (row.Base, row.Invited, row.Submitted, row.Unknown + row.NotApplicable, row.Lower, row.Upper));
    }

    /// <summary>Ten parts of equal weight; at least eight must be in the base.</summary>
    private static double? BasicStructure(Answers a)
    {
        var document = a.ContainsKey("styrdokument_finns");
        var hasDocument = Is(a, "styrdokument_finns", "yes");
        (bool InBase, bool Achieved)[] parts =
        [
            (document, hasDocument),
            (document, hasDocument && Is(a, "styrdokument_beslutsniva", "fullmaktige", "kommunstyrelse", "namnd")),
            (document, hasDocument && Is(a, "styrdokument_uppfoljning", "annually")),
            (document, hasDocument && Is(a, "kartlaggning_genomford", "yes")),
            (a.ContainsKey("samordnare_finns"), Is(a, "samordnare_finns", "yes")),
            (a.ContainsKey("budget_avsatt"), Is(a, "budget_avsatt", "permanent", "temporary")),
            (a.ContainsKey("prevention_nivaer.universell"), Is(a, "prevention_nivaer.universell", "systematic", "occasional")),
            (a.ContainsKey("fraga_om_vald.barn_unga") && !Is(a, "fraga_om_vald.barn_unga", "not_applicable"), Is(a, "fraga_om_vald.barn_unga", "all")),
            (a.ContainsKey("utovare_stod"), Is(a, "utovare_stod", "own", "other")),
            (a.ContainsKey("heder_rutiner.grundskola") && !Is(a, "heder_rutiner.grundskola", "not_applicable"), Is(a, "heder_rutiner.grundskola", "yes")),
        ];
        var inBase = parts.Count(part => part.InBase);
        return inBase >= 8 ? (double)parts.Count(part => part.InBase && part.Achieved) / inBase : null;
    }

    private static bool Is(Answers answers, string item, params string[] values) => GeneratedAnswers.Is(answers, item, values);

    private async Task<AreaRow> CountryAsync(string indicator) =>
        Assert.Single(await _database.ObservationsAsync(new(indicator, "2025", AreaLevel.Country))).Row;
}

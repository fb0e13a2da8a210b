using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class ImportAnswersTests : IDisposable
{
    private const string Header = "municipality,question,row,value\n";

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    public static TheoryData<string, byte[]> GoodFiles { get; } = new()
    {
        { "comma", Bytes(Header + "0114,budget_avsatt,,no\n0114,prevention_nivaer,selektiv,no\n0114,ovrigt,,\"a, \"\"b\"\"\nc\"\n0114,stod_barn,,grupp|samtal\n") },
        { "semicolon", Bytes("municipality;question;row;value\n0114;budget_avsatt;;no\n0114;prevention_nivaer;selektiv;no\n0114;ovrigt;;\"a, \"\"b\"\"\nc\"\n0114;stod_barn;;grupp|samtal\n") },
        { "BOM, CRLF and empty lines at the end", [0xEF, 0xBB, 0xBF, .. Bytes((Header + "0114,budget_avsatt,,no\n0114,prevention_nivaer,selektiv,no\n0114,ovrigt,,\"a, \"\"b\"\"\nc\"\n0114,stod_barn,,grupp|samtal\n\n  \n\n").Replace("\n", "\r\n", StringComparison.Ordinal))] },
        { "other order, all quoted, no line break at the end", Bytes("\"value\",\"municipality\",\"row\",\"question\"\n\"no\",\"0114\",\"\",\"budget_avsatt\"\nno,0114,selektiv,prevention_nivaer\n\"a, \"\"b\"\"\nc\",0114,,ovrigt\n samtal | grupp , 0114 ,, stod_barn ") },
    };

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public async Task A_good_file_is_read_in_any_dress(string name, byte[] file)
    {
        await _database.CreateRoundAsync();

        var outcome = await _database.ImportAsync(file);

        Assert.True(outcome.IsSuccess, $"{name}: {string.Join("; ", outcome.Failure?.Messages ?? [])}");
        Assert.Equal((1, 4), (outcome.Value.Municipalities, outcome.Value.Answers));
        Assert.Empty(outcome.Value.Warnings);
        Assert.Equal(
            ["budget_avsatt=no", "prevention_nivaer.selektiv=no", "stod_barn=samtal|grupp", "ovrigt=a, \"b\"\nc"],
            await _database.SubmittedAsync("0114"));
    }

    [Fact]
    public async Task Numbers_have_a_decimal_comma_or_a_decimal_point()
    {
        var questionnaire = Testing.ReferenceFiles.Questionnaire("2025");
        var place = questionnaire.IndexOf("\"decimals\"", questionnaire.IndexOf("\"samordnare_omfattning\"", StringComparison.Ordinal), StringComparison.Ordinal);
        await _database.CreateRoundAsync(questionnaire: questionnaire[..place] + questionnaire[place..].Replace("\"decimals\": 0", "\"decimals\": 1", StringComparison.Ordinal));

        _ = (await _database.ImportAsync(
            "municipality;question;row;value\n0114;samordnare_finns;;yes\n0114;samordnare_omfattning;;12,5\n0115;samordnare_finns;;yes\n0115;samordnare_omfattning;;12.5\n")).Value;

        Assert.Contains("samordnare_omfattning=12.5", await _database.SubmittedAsync("0114"));
        Assert.Contains("samordnare_omfattning=12.5", await _database.SubmittedAsync("0115"));
    }

    [Fact]
    public async Task Answers_to_questions_that_are_not_shown_are_warned_of_and_left_out()
    {
        await _database.CreateRoundAsync();

        var imported = (await _database.ImportAsync(Header + """
            0114,styrdokument_plan,,started
            0114,styrdokument_finns,,yes
            0115,kartlaggning_i_lagesbild,,yes
            0115,kartlaggning_genomford,,yes
            0115,styrdokument_finns,,no
            0117,styrdokument_finns,,
            0117,styrdokument_plan,,

            """)).Value;

        Assert.Equal((3, 2), (imported.Municipalities, imported.Answers));
        Assert.Equal(
            [
                "2: question: styrdokument_plan is left out: with its other answers 0114 is not asked this question",
                "4: question: kartlaggning_i_lagesbild is left out: with its other answers 0115 is not asked this question",
                "5: question: kartlaggning_genomford is left out: with its other answers 0115 is not asked this question",
            ],
            imported.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(["styrdokument_finns=yes"], await _database.SubmittedAsync("0114"));
        Assert.Equal(["styrdokument_finns=no"], await _database.SubmittedAsync("0115"));
    }

    [Fact]
    public async Task A_municipality_that_stands_in_the_file_has_submitted_even_without_an_answer()
    {
        await _database.CreateRoundAsync();

        var imported = (await _database.ImportAsync(Header + "0114,styrdokument_finns,,\n")).Value;

        Assert.Equal((1, 0), (imported.Municipalities, imported.Answers));
        Assert.Empty(await _database.SubmittedAsync("0114"));
        var row = Assert.Single(await _database.ObservationsAsync(new("svarsfrekvens", "2025", AreaLevel.Country))).Row;
        Assert.Equal((290, 1, 1d), (row.Invited, row.Submitted, row.Numerator));
    }

    [Fact]
    public async Task The_receipt_names_the_import()
    {
        await _database.CreateRoundAsync();
        _ = (await _database.ImportAsync(Header + "0114,styrdokument_finns,,yes\n")).Value;

        var receipt = (await _database.Get<ReadReceipt>().RunAsync(new Actor(Guid.Empty, "", [new Grant(Role.Analyst, "00")]), "2025", "0114", 1));
        Assert.False(receipt.IsSuccess); // a draft round's responses are nobody's to see
        await _database.ChangeRoundAsync(RoundAction.Close);
        receipt = await _database.Get<ReadReceipt>().RunAsync(new Actor(Guid.Empty, "", [new Grant(Role.Analyst, "00")]), "2025", "0114", 1);

        Assert.Equal(("2025-0114-1", "import", 1), (receipt.Value.Head.ReceiptNumber, receipt.Value.Head.SubmittedBy, receipt.Value.Head.Revision));
    }

    [Theory]
    [InlineData(RoundState.Draft)]
    [InlineData(RoundState.Open)]
    [InlineData(RoundState.Closed)]
    public async Task A_round_takes_imports_until_it_is_published(RoundState state)
    {
        await _database.CreateRoundAsync();
        if (state >= RoundState.Open)
            await _database.ChangeRoundAsync(RoundAction.Open);
        if (state >= RoundState.Closed)
            await _database.ChangeRoundAsync(RoundAction.Close);

        Assert.True((await _database.ImportAsync(Header + "0114,styrdokument_finns,,yes\n")).IsSuccess);
    }

    [Fact]
    public async Task A_published_round_takes_no_imports()
    {
        await _database.CreateRoundAsync();
        await _database.ChangeRoundAsync(RoundAction.Open);
        await _database.PublishAsync();
        var before = await _database.StoredAsync();

        var outcome = await _database.ImportAsync(Header + "0114,styrdokument_finns,,yes\n");

        Assert.Equal(FailureKind.Conflict, outcome.Failure!.Kind);
        Assert.Equal(["Round 2025 is published: its figures are frozen, and no answers can be imported."], outcome.Failure.Messages);
        Assert.Equal(before, await _database.StoredAsync());
    }

    [Fact]
    public async Task An_import_never_overwrites_an_earlier_one()
    {
        await _database.CreateRoundAsync();
        _ = (await _database.ImportAsync(Header + "0114,styrdokument_finns,,yes\n")).Value;
        var before = await _database.StoredAsync();

        var outcome = await _database.ImportAsync(Header + "0115,styrdokument_finns,,no\n0114,styrdokument_finns,,no\n");

        Assert.Equal(["3: municipality: 0114 Upplands Väsby already has answers; an import never overwrites"], outcome.Failure!.Messages);
        Assert.Equal(before, await _database.StoredAsync());
        Assert.True((await _database.ImportAsync(Header + "0115,styrdokument_finns,,no\n")).IsSuccess);
    }

    [Fact]
    public async Task A_municipality_that_begins_to_answer_while_the_file_is_read_stops_the_import()
    {
        await _database.CreateRoundAsync();
        await _database.ChangeRoundAsync(RoundAction.Open);
        // The file is read between loading and storing: a stream that is read is the moment at which somebody may begin.
        var file = new InterruptedStream(Bytes(Header + "0114,styrdokument_finns,,yes\n0115,styrdokument_finns,,yes\n"), () => _database.StartDraftAsync("0115"));

        var outcome = await _database.Get<ImportAnswers>().RunAsync(Actor.Operator, "2025", file);

        Assert.Equal(FailureKind.Conflict, outcome.Failure!.Kind);
        Assert.DoesNotContain("Submitted", await _database.StoredAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_were_read_before_an_import_are_made_anew()
    {
        await _database.CreateRoundAsync();
        Assert.Equal(0, Assert.Single(await _database.ObservationsAsync(new("styrdokument", "2025", AreaLevel.Country))).Row.Base);

        _ = (await _database.ImportAsync(Header + "0114,styrdokument_finns,,yes\n")).Value;

        Assert.Equal(1, Assert.Single(await _database.ObservationsAsync(new("styrdokument", "2025", AreaLevel.Country))).Row.Base);
    }

    [Theory]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.CountyOfficer)]
    public async Task Only_an_administrator_imports(Role role)
    {
        await _database.CreateRoundAsync();
        var actor = new Actor(Guid.CreateVersion7(), "Någon", [new Grant(role, "00")]);

        var outcome = await _database.Get<ImportAnswers>().RunAsync(actor, "2025", new MemoryStream(Bytes(Header + "0114,styrdokument_finns,,yes\n")));

        Assert.Equal(FailureKind.NotFound, outcome.Failure!.Kind);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class InterruptedStream(byte[] content, Func<Task> interruption) : MemoryStream(content)
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await interruption();
            await base.CopyToAsync(destination, bufferSize, cancellationToken);
        }
    }
}

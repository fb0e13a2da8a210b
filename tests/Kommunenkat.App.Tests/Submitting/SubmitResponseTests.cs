using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kommunenkat.App.Access;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class SubmitResponseTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : SubmitResponseTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : SubmitResponseTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_submission_gets_a_receipt_and_closes_the_draft()
    {
        var round = await StartedAsync();
        Scenario.Time.Advance(TimeSpan.FromDays(1));

        var head = await Scenario.SubmitAsync(round, Lund, Approver(Lund));

        Assert.Equal(new SubmissionHead(1, $"{round}-1281-1", ManualTime.Start.AddDays(1), "Göran Godkännare"), head);
        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal(ResponseState.Submitted, opened.State);
        Assert.Equal([head], opened.Submissions);
        Assert.Equal((false, false), (opened.CanEdit, opened.CanSubmit));
    }

    [Fact]
    public async Task What_is_left_out_has_to_be_accepted()
    {
        var round = await StartedAsync();
        var findings = await Scenario.FindingsAsync(round, Lund);
        Assert.NotEqual(0, findings);

        foreach (var accepted in (int[])[0, findings - 1, findings + 1])
        {
            var refused = await TrySubmitAsync(round, accepted);
            AssertFailed(FailureKind.Invalid, refused);
            Assert.Contains("kontakt_epost: Missing", refused.Failure!.Messages);
        }

        Assert.Equal(ResponseState.Started, (await Scenario.OpenAsync(round, Lund)).State);
        Succeeded(await TrySubmitAsync(round, findings));
    }

    [Fact]
    public async Task Answers_of_hidden_questions_stay_in_the_draft_and_out_of_the_submission()
    {
        var round = await StartedAsync();
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("styrdokument_beslutsniva", "namnd"));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "no", 1));
        await Scenario.SubmitAsync(round, Lund);

        var receipt = await ReceiptAsync(Coordinator(Lund), round);

        Assert.Null(receipt.Value.Answers[new ItemKey("styrdokument_beslutsniva")]);
        Assert.DoesNotContain("styrdokument_beslutsniva", receipt.Value.Content, StringComparison.Ordinal);
        Assert.Equal(new OptionAnswer("namnd"), (await Scenario.OpenAsync(round, Lund)).Draft[new ItemKey("styrdokument_beslutsniva")]);
    }

    [Fact]
    public async Task The_content_is_readable_in_the_order_of_the_questionnaire_and_signed_by_its_bytes()
    {
        var round = await StartedAsync();
        await Scenario.SaveAsync(round, Lund, ("prevention_nivaer.universell", "planned"), ("kontakt_namn", "Åsa \"Ö\" 😀"));
        await Scenario.SubmitAsync(round, Lund);

        var receipt = Succeeded(await ReceiptAsync(Coordinator(Lund), round));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(receipt.Content))), receipt.Sha256);
        Assert.Contains("Åsa", receipt.Content, StringComparison.Ordinal);
        using var content = JsonDocument.Parse(receipt.Content);
        Assert.Equal("kommunenkat-submission/2", content.RootElement.GetProperty("format").GetString());
        Assert.Equal("2025-10-01T10:00:00Z", content.RootElement.GetProperty("submittedAt").GetString());
        Assert.Equal(
            """{"question":"kontakt_namn","value":"Åsa \"Ö\" 😀"}|{"question":"styrgrupp_finns","value":"yes"}|{"question":"prevention_nivaer","row":"universell","value":"planned"}""",
            string.Join("|", content.RootElement.GetProperty("answers").EnumerateArray().Select(answer => answer.GetRawText())));
    }

    [Fact]
    public async Task What_is_submitted_is_not_submitted_again()
    {
        var round = await StartedAsync();
        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.Conflict, await TrySubmitAsync(round, await Scenario.FindingsAsync(round, Lund)));
        Assert.Single((await Scenario.OpenAsync(round, Lund)).Submissions);
    }

    [Fact]
    public async Task A_reopened_response_is_submitted_as_the_next_revision_and_the_first_stays()
    {
        var round = await StartedAsync();
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.ReopenAsync(round, Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", 1));

        Assert.Equal((2, $"{round}-1281-2"), ((await Scenario.SubmitAsync(round, Lund)) is var head ? (head.Revision, head.ReceiptNumber) : default));

        Assert.Equal(new OptionAnswer("yes"), (await ReceiptAsync(Coordinator(Lund), round)).Value.Answers[new ItemKey("styrgrupp_finns")]);
        Assert.Equal(new OptionAnswer("no"), (await ReceiptAsync(Coordinator(Lund), round, 2)).Value.Answers[new ItemKey("styrgrupp_finns")]);
    }

    [Fact]
    public async Task Nothing_is_submitted_before_the_first_answer_nor_in_a_closed_round()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        AssertFailed(FailureKind.Conflict, await TrySubmitAsync(round, await Scenario.FindingsAsync(round, Lund)));

        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.ChangeAsync(round, RoundAction.Close);

        AssertFailed(FailureKind.Conflict, await TrySubmitAsync(round, await Scenario.FindingsAsync(round, Lund)));
    }

    [Theory]
    [InlineData(Role.Contributor, Lund)]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Analyst, "00")]
    [InlineData(Role.Administrator, "00")]
    public async Task Only_the_municipalitys_coordinator_and_approver_submit(Role role, string area)
    {
        var round = await StartedAsync();
        var findings = await Scenario.FindingsAsync(round, Lund);

        AssertFailed(FailureKind.NotFound, await TrySubmitAsync(round, findings, Person("N.N.", role, area)));
    }

    [Theory]
    [InlineData(Role.Contributor, Lund, true)]
    [InlineData(Role.Approver, Lund, true)]
    [InlineData(Role.CountyOfficer, "12", true)]
    [InlineData(Role.Analyst, "00", true)]
    [InlineData(Role.CountyOfficer, "14", false)]
    [InlineData(Role.Coordinator, Malmö, false)]
    [InlineData(Role.Administrator, "00", false)]
    public async Task A_receipt_is_for_the_municipality_its_county_and_the_analysts(Role role, string area, bool reads)
    {
        var round = await StartedAsync();
        await Scenario.SubmitAsync(round, Lund);

        var receipt = await ReceiptAsync(Person("N.N.", role, area), round);

        Assert.Equal(reads ? null : FailureKind.NotFound, receipt.Failure?.Kind);
    }

    [Fact]
    public async Task There_is_no_receipt_of_a_draft_nor_of_a_later_revision()
    {
        var round = await StartedAsync();
        AssertFailed(FailureKind.NotFound, await ReceiptAsync(Coordinator(Lund), round));

        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.NotFound, await ReceiptAsync(Coordinator(Lund), round, 2));
    }

    private async Task<string> StartedAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        return round;
    }

    private Task<Outcome<SubmissionHead>> TrySubmitAsync(string round, int accepted, Actor? by = null) =>
        Scenario.Get<SubmitResponse>().RunAsync(by ?? Coordinator(Lund), round, Lund, accepted);

    private Task<Outcome<Receipt>> ReceiptAsync(Actor actor, string round, int revision = 1) =>
        Scenario.Get<ReadReceipt>().RunAsync(actor, round, Lund, revision);
}

using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using MimeKit;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Messaging;

public abstract class ReceiptMessageTests(DatabaseOfClass database) : OutboxTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReceiptMessageTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReceiptMessageTests(database), IClassFixture<SqlServerOfClass>;

    private const string Secret = "Något som bara kommunen vet";

    [Fact]
    public async Task A_receipt_goes_once_to_who_submitted_and_to_all_who_answer_for_the_municipality()
    {
        var round = await StartedAsync();
        var submitter = await Scenario.EnrolAsync("Åsa Öberg", "asa@lund.example", Role.Coordinator, Lund);
        await Scenario.EnrolAsync("Göran Godkännare", "goran@lund.example", Role.Approver, Lund);
        await Scenario.EnrolAsync("Bo Bidrag", "bo@lund.example", Role.Contributor, Lund);
        await Scenario.EnrolAsync("Malin", "malin@malmo.example", Role.Coordinator, Malmö);
        await Scenario.EnrolAsync("Hanna", "hanna@lan.example", Role.CountyOfficer, "12");
        await Scenario.EnrolAsync("Anna", "anna@myndigheten.example", Role.Administrator, "00");
        await Scenario.GrantAsync(submitter, Role.Approver, Lund);

        await Scenario.SubmitAsync(round, Lund, submitter);

        Assert.Equal(["asa@lund.example", "goran@lund.example"], await RecipientsAsync());
    }

    [Fact]
    public async Task Who_submits_without_being_on_record_gets_none_and_the_others_do()
    {
        var round = await StartedAsync();
        await Scenario.EnrolAsync("Göran Godkännare", "goran@lund.example", Role.Approver, Lund);

        await Scenario.SubmitAsync(round, Lund);

        Assert.Equal(["goran@lund.example"], await RecipientsAsync());
    }

    [Fact]
    public async Task Nothing_is_mailed_of_a_submission_that_was_refused_or_undone()
    {
        var round = await StartedAsync();
        var submitter = await Scenario.EnrolAsync("Åsa Öberg", "asa@lund.example", Role.Coordinator, Lund);
        AssertFailed(FailureKind.Invalid, await Scenario.Get<SubmitResponse>().RunAsync(submitter, round, Lund, 0));
        // The next receipt number is taken, so that storing the submission fails half-way.
        await Database.ExecuteAsync(
            """
            INSERT INTO submission (id, response_id, revision, submitted_at, submitted_by, receipt_number, sha256, content)
            SELECT @id, r.id, 7, @now, 'N.N.', @number, '', '' FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round AND r.municipality_code = '1280'
            """,
            new { id = Guid.CreateVersion7(), now = Scenario.Time.Now, number = $"{round}-1281-1", round });
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Scenario.SubmitAsync(round, Lund, submitter));

        Assert.Empty(await RecipientsAsync());
    }

    [Fact]
    public async Task The_mail_says_all_but_the_answers_and_has_these_attached_to_the_byte()
    {
        var round = await StartedAsync();
        var submitter = await Scenario.EnrolAsync("Åsa \"Ö\" Öberg", "asa@lund.example", Role.Coordinator, Lund);
        await Scenario.SubmitAsync(round, Lund, submitter);
        var receipt = Succeeded(await Scenario.Get<ReadReceipt>().RunAsync(submitter, round, Lund, 1));

        await DeliverAsync(Node());

        using var mail = await MimeMessage.LoadAsync(Path.Combine(Folder, Assert.Single(Files)), TestContext.Current.CancellationToken);
        Assert.Equal(("Åsa \"Ö\" Öberg", "asa@lund.example"), mail.To.Mailboxes.Single() is var to ? (to.Name, to.Address) : default);
        Assert.Equal($"Kvitto {round}-1281-1: Lund har skickat in sitt svar", mail.Subject);
        foreach (var fact in (string[])[$"Kvittonummer: {round}-1281-1", "Kommun: Lund (1281)", $"Omgång: {round}", "Inskickat: 2025-10-01 12:00:00 (svensk tid)", "Inskickat av: Åsa \"Ö\" Öberg", $"SHA-256: {receipt.Sha256}"])
            Assert.Contains(fact, mail.TextBody!.ReplaceLineEndings("\n").Split('\n'));
        Assert.DoesNotContain(Secret, mail.TextBody!, StringComparison.Ordinal);

        var attached = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal(($"{round}-1281-1.json", "application/json"), (attached.FileName, attached.ContentType.MimeType));
        Assert.Equal(receipt.Sha256, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
        Assert.Contains(Secret, Encoding.UTF8.GetString(content.ToArray()), StringComparison.Ordinal);
    }

    private async Task<string> StartedAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"), ("ovrigt", Secret));
        return round;
    }

    private async Task<IEnumerable<string>> RecipientsAsync() =>
        (await Database.QueryAsync<string>("SELECT to_address FROM outbox_message")).Order(StringComparer.Ordinal);
}

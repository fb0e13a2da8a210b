using Kommunenkat.App.Messaging;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using MimeKit;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

public abstract class DeliverMessagesTests(DatabaseOfClass database) : OutboxTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : DeliverMessagesTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : DeliverMessagesTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Each_message_is_delivered_once_as_a_file_and_noted()
    {
        var messages = new[] { await AddAsync("Ett"), await AddAsync("Två") };
        var node = Node();

        Assert.Equal((2, 0, 0), await CountsAsync(node));
        Assert.Equal((0, 0, 0), await CountsAsync(node));

        Assert.Equal(messages.Select(MailFile.NameOf).Order(StringComparer.Ordinal), Files);
        Assert.Equal(["Ett", "Två"], (await MailsAsync()).Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(2, await Database.ValueAsync<int>("SELECT COUNT(*) FROM outbox_message WHERE delivered_at IS NOT NULL AND claimed_until IS NULL AND attempts = 1"));
    }

    [Fact]
    public async Task Several_nodes_at_once_share_the_messages_and_deliver_each_once()
    {
        const int Messages = 30;
        for (var i = 0; i < Messages; i++)
            await AddAsync($"Nr {i}");
        var nodes = Enumerable.Range(0, 4).Select(_ => Node()).ToList();

        var reports = await Task.WhenAll(nodes.Select(node => Task.Run(() => DeliverAsync(node))));

        Assert.Equal(Messages, reports.Sum(report => report.Delivered));
        Assert.Empty(reports.SelectMany(report => report.Failed));
        Assert.Equal(Messages, (await MailsAsync()).Select(mail => mail.Subject).Distinct().Count());
        Assert.Equal([1], await Database.QueryAsync<int>("SELECT DISTINCT attempts FROM outbox_message"));
    }

    [Fact]
    public async Task Of_many_claims_of_one_message_exactly_one_holds()
    {
        var message = await AddAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryClaimAsync(message.Id))));

        Assert.Single(claims, claimed => claimed);
        Assert.Equal(1, (await StoredAsync(message.Id)).Attempts);
    }

    [Fact]
    public async Task A_node_that_goes_away_between_the_file_and_the_note_makes_no_second_mail()
    {
        var message = await AddAsync();
        Assert.True(await TryClaimAsync(message.Id));
        await MailFile.WriteAsync(await StoredAsync(message.Id), MailSettings.None, Folder);
        var before = Assert.Single(await MailsAsync());
        var other = Node();

        // As long as the claim holds, it might still be at work.
        Assert.Equal((0, 0, 1), await CountsAsync(other));
        Scenario.Time.Advance(DeliverMessages.ClaimTime);
        Assert.Equal((1, 0, 0), await CountsAsync(other));

        Assert.Equal(before.MessageId, Assert.Single(await MailsAsync()).MessageId);
        Assert.Equal([MailFile.NameOf(message)], Files);
    }

    [Fact]
    public async Task A_node_that_comes_back_late_does_not_put_off_what_another_has_taken()
    {
        var message = await AddAsync();
        Assert.True(await TryClaimAsync(message.Id));
        Scenario.Time.Advance(DeliverMessages.ClaimTime);
        Assert.True(await TryClaimAsync(message.Id));

        Assert.False(await PutOffAsync(attempts: 1));
        Assert.True(await PutOffAsync(attempts: 2));

        Task<bool> PutOffAsync(int attempts) => Database.RunAsync(async session =>
            (Outcome<bool>)await OutboxStore.TryPutOffAsync(session, message.Id, attempts, Scenario.Time.Now.AddMinutes(1), "late"));
    }

    [Fact]
    public async Task What_cannot_be_delivered_is_tried_again_after_longer_and_longer_pauses()
    {
        var message = await AddAsync();
        await File.WriteAllTextAsync(Folder, "in the way", TestContext.Current.CancellationToken);
        var node = Node();

        foreach (var (attempt, minutes) in ((int, int)[])[(1, 1), (2, 2), (3, 4), (4, 8)])
        {
            var report = await DeliverAsync(node);
            Assert.Equal([message.Id], report.Failed);
            Assert.Equal((attempt, Scenario.Time.Now.AddMinutes(minutes)), (await StoredAsync(message.Id)) is var stored ? (stored.Attempts, stored.DueAt) : default);
            Assert.StartsWith("IOException: ", await Database.ValueAsync<string>("SELECT last_error FROM outbox_message"), StringComparison.Ordinal);

            Scenario.Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal((0, 0, 1), await CountsAsync(node));
            Scenario.Time.Advance(TimeSpan.FromSeconds(1));
        }

        File.Delete(Folder);
        Assert.Equal((1, 0, 0), await CountsAsync(node));
        Assert.Equal(5, (await StoredAsync(message.Id)).Attempts);
        Assert.Equal(1, await Database.ValueAsync<int>("SELECT COUNT(*) FROM outbox_message WHERE last_error IS NULL AND delivered_at IS NOT NULL"));
    }

    [Fact]
    public void A_message_is_never_given_up_and_rests_six_hours_at_most()
    {
        Assert.Equal(TimeSpan.FromMinutes(256), DeliverMessages.PauseAfter(9));
        Assert.All([10, 12, 13, 40, 1000], attempts => Assert.Equal(TimeSpan.FromHours(6), DeliverMessages.PauseAfter(attempts)));
    }

    [Theory]
    [InlineData("asa@lund.example\r\nBcc: alla@lund.example")]
    [InlineData("asa@lund.example, alla@lund.example")]
    [InlineData("Alla <alla@lund.example>")]
    [InlineData("ingen adress")]
    [InlineData("asa")]
    [InlineData("")]
    public async Task What_is_no_single_address_is_refused_and_the_others_go(string address)
    {
        var faulty = await AddAsync("Fel", address);
        await AddAsync("Rätt");

        var report = await DeliverAsync(Node());

        Assert.Equal([faulty.Id], report.Failed);
        Assert.Equal("Rätt", Assert.Single(await MailsAsync()).Subject);
    }

    [Fact]
    public async Task Without_a_folder_messages_stay_and_are_counted()
    {
        await AddAsync();

        Assert.Equal((0, 0, 1), await CountsAsync(Scenario));

        Assert.Equal((1, 0, 0), await CountsAsync(Node()));
    }

    [Fact]
    public async Task A_message_that_is_due_later_waits()
    {
        var message = await AddAsync();
        await Database.RunAsync<Done>(async session =>
        {
            await OutboxStore.AddAsync(session, message with { Id = Guid.CreateVersion7(), DueAt = Scenario.Time.Now.AddDays(1) });
            return Done.Instance;
        });

        Assert.Equal((1, 0, 1), await CountsAsync(Node()));
        Scenario.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0, 0), await CountsAsync(Node()));
    }

    [Fact]
    public async Task Who_is_told_to_stop_delivers_nothing_more()
    {
        await AddAsync();

        var report = Scenario.Succeeded(await Node().Get<DeliverMessages>().RunAsync(new CancellationToken(canceled: true)));

        Assert.Equal((0, 1), (report.Delivered, report.Waiting));
    }

    private static async Task<(int, int, int)> CountsAsync(Scenario node) =>
        await DeliverAsync(node) is var report ? (report.Delivered, report.Failed.Count, report.Waiting) : default;

    private Task<bool> TryClaimAsync(Guid id) => Database.RunAsync(async session =>
        (Outcome<bool>)(await OutboxStore.TryClaimAsync(session, id, Scenario.Time.Now, Scenario.Time.Now + DeliverMessages.ClaimTime) is not null));

    private async Task<IReadOnlyList<MimeMessage>> MailsAsync() =>
        [.. await Task.WhenAll(Files.Select(name => MimeMessage.LoadAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken)))];
}

using Kommunenkat.App.Messaging;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

/// <summary>A test of the outbox: a folder of its own for the mail, and an outbox that is empty at first, as is the list of people.</summary>
public abstract class OutboxTests(DatabaseOfClass database) : StorageTests(database), IAsyncLifetime
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("kommunenkat-mail-");
    private readonly List<Scenario> _nodes = [];

    /// <summary>Made at the first delivery.</summary>
    protected string Folder => Path.Combine(_parent.FullName, "mail");

    protected IReadOnlyList<string> Files => Directory.Exists(Folder)
        ? [.. Directory.GetFileSystemEntries(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    public async ValueTask InitializeAsync()
    {
        // The tests of a class share a database, and messages and people of one of them would be in the way of the next.
        foreach (var table in (string[])["outbox_message", "access_grant", "sign_in_session", "person"])
            await Database.ExecuteAsync($"DELETE FROM {table}");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _parent.Delete(recursive: true);
        await DisposeAsync();
    }

    /// <summary>A node that delivers into the folder, with the clock of this test.</summary>
    protected Scenario Node(string? folder = null)
    {
        var node = new Scenario(Database.Settings) { Time = Scenario.Time, MailFolder = folder ?? Folder };
        _nodes.Add(node);
        return node;
    }

    protected static async Task<DeliveryReport> DeliverAsync(Scenario node) => Scenario.Succeeded(await node.Get<DeliverMessages>().RunAsync());

    private protected async Task<OutboxMessage> AddAsync(string subject = "Hej", string address = "asa@lund.example")
    {
        var message = OutboxMessage.To("Åsa Öberg", address, MessageKind.Section, subject, "Hej Åsa!", Scenario.Time.Now);
        await Database.RunAsync<Done>(async session =>
        {
            await OutboxStore.AddAsync(session, message);
            return Done.Instance;
        });
        return message;
    }

    private protected Task<OutboxMessage> StoredAsync(Guid id) =>
        Database.RunAsync(async session => (Outcome<OutboxMessage>)(await OutboxStore.FindAsync(session, id))!);
}

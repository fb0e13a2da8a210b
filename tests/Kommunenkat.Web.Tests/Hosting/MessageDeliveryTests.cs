using System.Collections.Concurrent;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.Testing;
using Kommunenkat.Web.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Hosting;

public sealed class MessageDeliveryTests : IAsyncLifetime
{
    private const string Address = "asa@lund.example";

    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("kommunenkat-mail-");
    private readonly RecordedLog _log = new();
    private TestDatabase _database = null!;
    private Scenario _scenario = null!;

    private string Folder => Path.Combine(_parent.FullName, "mail");

    private int Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.eml").Length : 0;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _scenario = new Scenario(_database.Settings) { MailFolder = Folder };
    }

    public async ValueTask DisposeAsync()
    {
        await _scenario.DisposeAsync();
        await _database.DisposeAsync();
        _parent.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_submitted_while_the_server_runs_is_mailed_at_the_next_look()
    {
        using var delivery = Delivery(_scenario);
        await delivery.StartAsync(TestContext.Current.CancellationToken);

        await SubmitAsync();
        await UntilAsync(() => Files == 1);

        await delivery.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task What_fails_is_told_by_number_and_id_and_never_by_address_or_content()
    {
        await File.WriteAllTextAsync(Folder, "in the way", TestContext.Current.CancellationToken);
        using var delivery = Delivery(_scenario);
        await delivery.StartAsync(TestContext.Current.CancellationToken);

        await SubmitAsync();
        await UntilAsync(() => !_log.Lines.IsEmpty);
        await delivery.StopAsync(TestContext.Current.CancellationToken);

        var id = await _database.ValueAsync<Guid>("SELECT id FROM outbox_message");
        Assert.Equal([$"Messages that could not be delivered and are tried again: 1 ({id}). Waiting in the outbox: 1"], _log.Lines);
    }

    [Fact]
    public async Task Without_a_folder_the_log_says_so_and_how_many_wait()
    {
        await SubmitAsync();
        await using var scenario = new Scenario(_database.Settings);
        using var delivery = Delivery(scenario);

        await delivery.StartAsync(TestContext.Current.CancellationToken);
        await delivery.ExecuteTask!;

        Assert.Equal(["Neither Mail:Folder nor Mail:Smtp:Host is set: messages stay in the outbox, where 1 wait now"], _log.Lines);
        Assert.Equal(0, Files);
    }

    private MessageDelivery Delivery(Scenario scenario) => new(scenario.Get<DeliverMessages>(), scenario.Get<MailSettings>(), scenario.Time, _log);

    private async Task SubmitAsync()
    {
        var round = await _scenario.OpenRoundAsync(Lund);
        await _scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await _scenario.SubmitAsync(round, Lund, await _scenario.EnrolAsync("Åsa", Address, Role.Coordinator, Lund));
    }

    /// <summary>The work goes on in threads of its own; the clock stands still but for these steps.</summary>
    private async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 200 && !isSo(); i++)
        {
            _scenario.Time.Advance(MessageDelivery.Pause);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(isSo());
    }

    private sealed class RecordedLog : ILogger<MessageDelivery>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}

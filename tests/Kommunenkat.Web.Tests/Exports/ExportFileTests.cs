using Bunit;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Access;
using Kommunenkat.Web.Features.Exports;
using Kommunenkat.Web.Tests.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Exports;

public sealed class ExportFileTests : ChartContext, IAsyncLifetime
{
    private readonly ExportQueue _queue = new();
    private TestDatabase _database = null!;
    private Scenario _scenario = null!;
    private string _round = null!;
    private JSRuntimeInvocationHandler _save = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Engine.Sqlite);
        _scenario = new Scenario(_database.Settings);
        _round = await _scenario.OpenRoundAsync(Lund);
        await _scenario.ChangeAsync(_round, RoundAction.Close, RoundAction.Publish);
        AddAuthorization();
        Services.AddSingleton(_queue).AddSingleton(_scenario.Get<ExportRounds>()).AddSingleton(_scenario.Get<FindActor>()).AddScoped<CurrentActor>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _save = JSInterop.SetupModule(_ => true).SetupVoid("save", _ => true);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _scenario.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_the_browser_is_taking_cannot_be_stopped_any_longer()
    {
        Speak("sv");
        var shown = Show();

        var making = shown.Find("button").ClickAsync();

        await shown.WaitForElementAsync("[data-export=sending]");
        Assert.Empty(shown.FindAll("button"));
        _save.SetVoidResult();
        await making;
        Assert.Contains("är hämtad", shown.Find("[data-export=done]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stops_it_sees_at_once_that_it_is_being_stopped()
    {
        Speak("sv");
        using var one = await _queue.EnterAsync(CancellationToken.None);
        using var other = await _queue.EnterAsync(CancellationToken.None);
        var shown = Show();
        var making = shown.Find("button").ClickAsync();
        await shown.WaitForElementAsync("[data-export=waiting]");
        var told = new List<string>();
        shown.OnMarkupUpdated += (_, _) => told.Add($"{Words(shown.Find("[data-export]"))} {shown.FindAll("button").Count}");

        await shown.Find("button").ClickAsync();
        await making;

        Assert.Equal(["Avbryter… 0", "Avbrutet. Ingen fil är hämtad. 1"], told.Distinct());
    }

    [Fact]
    public async Task Who_leaves_the_page_meanwhile_leaves_no_fault_behind()
    {
        Speak("sv");
        var shown = Show();
        var making = shown.Find("button").ClickAsync();
        await shown.WaitForElementAsync("[data-export=sending]");

        await DisposeComponentsAsync();
        _save.SetVoidResult();
        await making;

        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task A_disk_that_fails_is_told_as_any_other_fault_and_it_may_be_tried_again()
    {
        Speak("sv");
        _save.SetException(new IOException("There is not enough space on the disk."));
        var shown = Show();

        await shown.Find("button").ClickAsync();

        Assert.StartsWith("Filen gick inte att ta fram", shown.Find("[data-export=failed]").TextContent, StringComparison.Ordinal);
        Assert.Single(shown.FindAll("button"));
    }

    private IRenderedComponent<ExportFile> Show() => Render<ExportFile>(parameters => parameters
        .Add(file => file.Query, $"?{ExportAddress.RoundsName}={_round}&{ExportAddress.FormName}=csv")
        .Add(file => file.Rows, 1000));
}

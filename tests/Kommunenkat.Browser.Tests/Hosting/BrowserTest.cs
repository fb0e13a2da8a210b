[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SharedServer))]

// Few at a time: what is waited for is the servers and the browser, and they need the processors. One of them may be a test that
// does nothing but wait out a broken line.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>A test with visitors. It also fails for what went wrong behind their backs, and then tells what the server wrote.</summary>
public abstract class BrowserTest(Chromium chromium, WebServer server) : IAsyncLifetime
{
    private const int LinesOfServerOutput = 60;

    private readonly List<Visitor> _visitors = [];

    protected WebServer Server => server;

    protected Task<Visitor> VisitAsync(int width = 1280, int height = 900, bool hasScripts = true) =>
        VisitAsync(server.Address, width, height, hasScripts);

    /// <param name="address">Another node, or a line to the server that can be cut.</param>
    protected async Task<Visitor> VisitAsync(Uri address, int width = 1280, int height = 900, bool hasScripts = true)
    {
        var visitor = await Visitor.OpenAsync(chromium.Browser, address, width, height, hasScripts);
        _visitors.Add(visitor);
        return visitor;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var problems = _visitors.SelectMany(visitor => visitor.Problems).ToList();
        if (problems.Count > 0 || TestContext.Current.TestState is { Result: TestResult.Failed })
            await TellAsync();
        foreach (var visitor in _visitors)
            await visitor.CloseAsync();
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, ["Behind the visitor's back:", .. problems]));
    }

    private async Task TellAsync()
    {
        var output = TestContext.Current.TestOutputHelper;
        foreach (var visitor in _visitors.Where(visitor => !visitor.Page.IsClosed))
        {
            output?.WriteLine($"--- {visitor.Page.Url}");
            output?.WriteLine(await visitor.Page.Locator("main").Or(visitor.Page.Locator("body")).First.InnerTextAsync());
        }

        output?.WriteLine("--- the server's last lines");
        foreach (var line in server.Output.Split(Environment.NewLine).TakeLast(LinesOfServerOutput))
            output?.WriteLine(line);
    }
}

using System.Diagnostics;

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>For what no page shows: looks at it again until it is so.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.ElapsedMilliseconds < Visitor.PatienceMilliseconds, "It did not come about.");
            await Task.Delay(Pause);
        }
    }
}

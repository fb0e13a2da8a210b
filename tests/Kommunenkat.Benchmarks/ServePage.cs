using System.Globalization;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// Public pages out of memory against static files of the very same bytes, both over HTTP from the same server. The two take turns, and
/// what counts is the ratio of each turn: the machine may have other things to do, but hardly for one of them only.
/// </summary>
internal static class ServePage
{
    private const int Connections = 16;
    private const int Turns = 9;

    private static readonly string[] Pages =
        ["/resultat", "/resultat/indikator/styrdokument", "/resultat/lan/12", "/resultat/kommun/1280", "/resultat/jamfor"];

    private static readonly TimeSpan TurnTime = TimeSpan.FromSeconds(1);

    /// <summary>As it comes to browsers, which all take brotli, and as it is.</summary>
    private static readonly string?[] Encodings = ["br", null];

    public static async Task RunAsync()
    {
        using var site = new ServedSite();
        await site.PrepareAsync();
        var address = await site.StartAsync();
        var forms = Pages.SelectMany((page, number) => Encodings.Select(encoding => (Page: page, Encoding: encoding, File: $"same-{number}-{encoding}.html"))).ToList();
        foreach (var (page, encoding, file) in forms)
            site.AddFile(file, await FetchAsync(new Uri(address, page), encoding), encoding);

        address = await site.StartAsync();
        foreach (var (page, encoding, file) in forms)
            await MeasureAsync(address, page, encoding, file);
    }

    private static async Task MeasureAsync(Uri address, string path, string? encoding, string file)
    {
        var headers = encoding is null ? "" : $"Accept-Encoding: {encoding}\r\n";
        using var page = new KeepAliveLoad(new Uri(address, path), headers, Connections);
        using var plain = new KeepAliveLoad(new Uri(address, file), headers, Connections);
        // The first page is sent in chunks while it is made; from then on its length is known.
        await FetchAsync(new Uri(address, path), encoding);
        for (var warmUp = 0; warmUp < 3; warmUp++)
            (_, _) = (await plain.RunAsync(TurnTime), await page.RunAsync(TurnTime));

        var turns = new List<(double Page, double File)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var ofFile = await plain.RunAsync(TurnTime);
            turns.Add((await page.RunAsync(TurnTime), ofFile));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {path} ({encoding ?? "not compressed"}): {page.BodyLength} bytes, the file {plain.BodyLength}
              page {Median(turns.Select(turn => turn.Page)):F0} requests/s, file {Median(turns.Select(turn => turn.File)):F0} requests/s
              ratio {Median(turns.Select(turn => turn.Page / turn.File)):F2} (goal 0.50)
            """));
    }

    private static async Task<byte[]> FetchAsync(Uri address, string? encoding)
    {
        using var client = new HttpClient();
        if (encoding is not null)
            client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        return await client.GetByteArrayAsync(address);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);
}

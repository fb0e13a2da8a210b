using System.Globalization;
using System.Text.RegularExpressions;
using Kommunenkat.Web.Tests.Texts;
using Xunit;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>The colours of the style sheet, measured: contrast as in WCAG 2.1, difference as distance in CIELAB.</summary>
public sealed partial class ChartColourTests
{
    /// <summary>What becomes of red, green and blue (linear) without one kind of cones: Machado, Oliveira and Fernandes 2009.</summary>
    private static readonly Dictionary<string, double[]> Sights = new(StringComparer.Ordinal)
    {
        ["all cones"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["no red"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["no green"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["no blue"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    private static readonly Dictionary<string, string[]> Colours = Read();

    public static TheoryData<string, int> SightsAndThemes() => [.. Sights.Keys.SelectMany(sight => new[] { (sight, 0), (sight, 1) })];

    [Theory]
    [MemberData(nameof(SightsAndThemes))]
    public void Series_keep_apart_whatever_cones_one_has(string sight, int theme)
    {
        var series = Enumerable.Range(1, 4).Select(order => Lab(See(sight, $"--ke-chart-{order}", theme))).ToList();

        foreach (var (one, other) in series.SelectMany((one, place) => series.Skip(place + 1).Select(other => (one, other))))
            Assert.InRange(Math.Sqrt(one.Zip(other).Sum(pair => Math.Pow(pair.First - pair.Second, 2))), 20, 200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Series_can_be_read_as_text_on_the_page(int theme)
    {
        foreach (var order in Enumerable.Range(1, 4))
            Assert.InRange(Contrast($"--ke-chart-{order}", "--ke-bg", theme), 4.5, 21);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Figures_can_be_read_on_every_shade(int theme)
    {
        foreach (var shade in Enumerable.Range(1, 5))
            Assert.InRange(Contrast($"--ke-heat-text-{shade}", $"--ke-heat-{shade}", theme), 4.5, 21);
    }

    [Theory]
    [MemberData(nameof(SightsAndThemes))]
    public void Shades_go_one_way_from_the_page_by_steps_that_can_be_seen(string sight, int theme)
    {
        // Darker in the light theme, lighter in the dark.
        var lightness = Enumerable.Range(1, 5).Select(shade => Lab(See(sight, $"--ke-heat-{shade}", theme))[0] * (theme == 0 ? -1 : 1)).ToList();

        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 7, 60));
    }

    private static double Contrast(string one, string other, int theme)
    {
        var light = new[] { one, other }.Select(name => Luminance(See("all cones", name, theme))).OrderDescending().ToList();
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double Luminance(double[] linear) => 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];

    /// <summary>Linear red, green and blue.</summary>
    private static double[] See(string sight, string name, int theme)
    {
        var hex = Colours[name][theme];
        var linear = Enumerable.Range(0, 3)
            .Select(place => int.Parse(hex.AsSpan(1 + 2 * place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToList();
        return [.. Sights[sight].Chunk(3).Select(row => Math.Clamp(row.Zip(linear).Sum(pair => pair.First * pair.Second), 0, 1))];
    }

    /// <summary>Lightness 0 to 100, a and b, for daylight (D65).</summary>
    private static double[] Lab(double[] linear)
    {
        var (x, y, z) = (
            Root((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505),
            Root(Luminance(linear)),
            Root((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089));
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Root(double part) => part > 0.008856 ? Math.Cbrt(part) : 7.787 * part + 16.0 / 116;

    private static Dictionary<string, string[]> Read()
    {
        var sheets = new[] { "app.css", "charts.css" }.Select(name => File.ReadAllText(Path.Combine(TextResource.Web, "wwwroot", name)));
        return LightDark().Matches(string.Concat(sheets)).DistinctBy(match => match.Groups["name"].Value)
            .ToDictionary(match => match.Groups["name"].Value, match => new[] { match.Groups["light"].Value, match.Groups["dark"].Value }, StringComparer.Ordinal);
    }

    [GeneratedRegex("(?<name>--ke-[a-z0-9-]+): light-dark\\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\\)", RegexOptions.ExplicitCapture)]
    private static partial Regex LightDark();
}

using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Api;

/// <summary>Requests that work as they stand: of this server, and of what is published here.</summary>
/// <param name="Root">The site's address, with a slash at its end.</param>
/// <param name="Indicator">Key of an indicator that both rounds have.</param>
/// <param name="From">Key of the round before; the same as the round where it is the only one.</param>
public sealed record ApiExamples(string Root, string Indicator, string Round, string From)
{
    private const string UsualIndicator = "styrdokument", UsualRound = "2025", UsualFrom = "2023";

    /// <param name="catalogue">Null, or without rounds: examples of what there will be.</param>
    public static ApiExamples Of(string root, Catalogue? catalogue)
    {
        if (catalogue is not { Rounds: [.., var latest] })
            return new ApiExamples(root, UsualIndicator, UsualRound, UsualFrom);
        var before = catalogue.Rounds.Count > 1 ? catalogue.Rounds[^2] : latest;
        var inBoth = latest.Indicators.Select(indicator => indicator.Definition.Key).Where(key => before.FindIndicator(key) is not null).ToList();
        return new ApiExamples(root, inBoth.Contains(UsualIndicator) ? UsualIndicator : inBoth.FirstOrDefault(UsualIndicator), latest.Round.Key, before.Round.Key);
    }

    public string Country => $"/api/v1/observations?indicator={Indicator}&round={Round}&level=country";

    public string Counties => $"/api/v1/observations?indicator={Indicator}&round={Round}&level=county&format=csv";

    public string Trend => $"/api/v1/trends?indicator={Indicator}&level=country&area=00&from={From}&to={Round}";

    public string Curl =>
        $"""
        # JSON
        curl "{Absolute(Country)}"

        # CSV
        curl -H "Accept: text/csv" \
          "{Absolute($"/api/v1/observations?indicator={Indicator}&round={Round}&level=county")}"

        # JSON-stat: Malmö, Skåne, Sverige
        curl "{Absolute($"/api/v1/observations?indicator={Indicator}&area=1280,12,00&format=json-stat")}"
        """;

    public string R =>
        $"""
        counties <- read.csv(
          "{Absolute(Counties)}",
          colClasses = c(round = "character", area = "character"),
          encoding = "UTF-8"
        )
        counties[order(-counties$value), c("areaName", "value", "numerator", "base")]
        """;

    public string Python =>
        $"""
        import pandas as pd

        counties = pd.read_csv(
            "{Absolute(Counties)}",
            dtype={"{"}"round": str, "area": str{"}"},
        )
        print(counties.sort_values("value", ascending=False)[["areaName", "value", "numerator", "base"]])
        """;

    /// <summary>The figures that the agency itself has published of 2025 (semantics §9).</summary>
    public static string Answer =>
        """
        [
          {
            "indicator": "styrdokument", "round": "2025",
            "level": "country", "area": "00", "areaName": "Riket", "state": null,
            "value": 88.9795918367347, "numerator": 218, "base": 245,
            "invited": 290, "submitted": 248, "notApplicable": 0, "unknown": 45,
            "lower": 75.17241379310344, "upper": 90.6896551724138
          }
        ]
        """;

    private string Absolute(string path) => Root + path[1..];
}

using System.Collections.Immutable;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Microsoft.AspNetCore.WebUtilities;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>What of an address could not be taken as it stands, and was left out.</summary>
public enum ComparisonFault
{
    UnknownIndicator,
    UnknownArea,
    UnknownRound,

    /// <summary>Of any of the other parts, whose values are words.</summary>
    UnknownWord,
    TooManyIndicators,
    TooManyAreas,
    TooManyRounds,
}

/// <param name="Values">What was left out, as it stood in the address.</param>
public sealed record ComparisonProblem(ComparisonFault Fault, IReadOnlyList<string> Values);

/// <summary>An address as somebody asked for it: read strictly, but never refused.</summary>
/// <param name="Address">What could be taken.</param>
/// <param name="AreaCodes">Its areas, no more than are shown.</param>
/// <param name="Search">What was written to find an area by; null: nothing.</param>
/// <param name="IsOfForm">Whether it is as the form sends it, so that there is a shorter address for the same.</param>
public sealed record ComparisonRequest(
    ComparisonAddress Address, IReadOnlyList<string> AreaCodes, string? Search, bool IsOfForm, IReadOnlyList<ComparisonProblem> Problems)
{
    public const int MostIndicators = 8, MostAreas = 70, MostRounds = 6;

    /// <summary>The form's: areas to be added to those that there are, and what to find areas by.</summary>
    public const string AddName = "lagg", SearchName = "sok";

    private const int MostSearched = 60;

    /// <param name="query">Of the address, with or without its question mark. What it has besides is none of ours.</param>
    public static ComparisonRequest Parse(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        var problems = new List<ComparisonProblem>();

        var indicators = Limited(Values(ComparisonAddress.IndicatorsName), MostIndicators, ComparisonFault.TooManyIndicators);
        var rounds = Limited(Values(ComparisonAddress.RoundsName), MostRounds, ComparisonFault.TooManyRounds);
        var terms = new List<AreaTerm>();
        var noTerms = new List<string>();
        foreach (var text in Values(ComparisonAddress.AreasName).Concat(Values(AddName)).Distinct())
        {
            if (AreaTerm.Parse(text) is { } term)
                terms.Add(term);
            else
                noTerms.Add(text);
        }

        if (noTerms.Count > 0)
            problems.Add(new ComparisonProblem(ComparisonFault.UnknownArea, noTerms));
        var address = new ComparisonAddress
        {
            Indicators = indicators,
            Areas = [.. terms],
            Rounds = rounds,
            Together = Word(ComparisonAddress.TogetherName, [true], _ => ComparisonAddress.Yes) ?? false,
            View = Word(ComparisonAddress.ViewName, Enum.GetValues<ComparisonView>(), ComparisonAddress.Word) ?? default,
            Order = Word(ComparisonAddress.OrderName, Enum.GetValues<ComparisonOrder>(), ComparisonAddress.Word) ?? default,
            Focus = Values(ComparisonAddress.FocusName).FirstOrDefault(),
        };
        var search = parts.GetValueOrDefault(SearchName).ToString().Trim();
        return new ComparisonRequest(
            address,
            Limited(address.AreaCodes, MostAreas, ComparisonFault.TooManyAreas),
            search.Length == 0 ? null : search[..Math.Min(search.Length, MostSearched)],
            parts.ContainsKey(AddName),
            problems);

        // A form's boxes come one by one, links have commas.
        IEnumerable<string> Values(string name) => parts.GetValueOrDefault(name)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct();

        ImmutableArray<string> Limited(IEnumerable<string> values, int most, ComparisonFault fault)
        {
            ImmutableArray<string> all = [.. values];
            if (all.Length > most)
                problems.Add(new ComparisonProblem(fault, all[most..]));
            return [.. all.Take(most)];
        }

        T? Word<T>(string name, T[] known, Func<T, string> word)
            where T : struct
        {
            var written = Values(name).ToList();
            T? found = written is [var one] ? known.Where(value => word(value) == one).Select(value => (T?)value).FirstOrDefault() : null;
            if (found is null && written.Count > 0)
                problems.Add(new ComparisonProblem(ComparisonFault.UnknownWord, [$"{name}={string.Join(',', written)}"]));
            return found;
        }
    }

    /// <summary>What to read. In a map every municipality of the chosen areas has its place, and nothing else.</summary>
    public ComparisonQuery Query => Address.View == ComparisonView.Map
        ? new ComparisonQuery(Address.Indicators, [.. AreaCodes.SelectMany(MunicipalitiesIn).Distinct()], Address.Rounds, [])
        : new ComparisonQuery(
            Address.Indicators, AreaCodes, Address.Rounds, Address.Together ? [.. AreaCodes.Where(code => Areas.Sweden.FindMunicipality(code) is not null)] : []);

    private static IReadOnlyList<string> MunicipalitiesIn(string area) => [.. Areas.Sweden.Municipalities
        .Where(municipality => area == Areas.CountryCode || area == municipality.County.Code || area == municipality.Group.Code || area == municipality.Code)
        .Select(municipality => municipality.Code)];

    /// <summary>The address of the same choice, with what is searched for.</summary>
    public string AddressWithSearch => Search is null ? Address.ToString() : QueryHelpers.AddQueryString(Address.ToString(), SearchName, Search);
}

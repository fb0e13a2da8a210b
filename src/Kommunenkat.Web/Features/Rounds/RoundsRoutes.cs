namespace Kommunenkat.Web.Features.Rounds;

/// <summary>The addresses of the pages for who manages rounds.</summary>
internal static class RoundsRoutes
{
    public const string All = "/omgangar";

    public static string Import(string round) => $"/omgangar/{round}/importera";
}

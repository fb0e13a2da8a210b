namespace Kommunenkat.Web.Features.Answering;

/// <summary>Whose typed texts a browser keeps, and of which response: what one person typed is never shown to another at the same browser.</summary>
internal static class KeptScope
{
    public static string Of(Guid personId, string round, string municipality) => $"{personId:n}/{round}/{municipality}";
}

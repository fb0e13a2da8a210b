namespace Kommunenkat.Web.Features.OwnResults;

/// <summary>The addresses of a municipality's own results.</summary>
internal static class OwnResultsRoutes
{
    public static string Result(string municipality) => $"/enkat/resultat/{municipality}";

    public static string Picture(string municipality) => $"/enkat/lagesbild/{municipality}";

    public static string PictureFile(string municipality) => $"{Picture(municipality)}/word";
}

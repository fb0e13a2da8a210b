namespace Kommunenkat.Web.Features.OwnResults;

/// <summary>Stands for the texts in <c>OwnResultsTexts.resx</c> (Swedish) and <c>OwnResultsTexts.en.resx</c>.</summary>
public sealed class OwnResultsTexts;

namespace Kommunenkat.Web.Features.Submitting;

/// <summary>Names the texts of this folder: SubmittingTexts.resx (Swedish) and SubmittingTexts.en.resx.</summary>
public sealed class SubmittingTexts;

using Bunit;
using Dashboard.Domain;
using Dashboard.Web.Components.Layout;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Tests.Components.Pages;

public sealed class MainLayoutTests : ScreenContext
{
    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, false)]
    [InlineData(Role.Operator, true)]
    public void Menu_OffersTheImport_ToWhomeverMay(Role role, bool isOffered)
    {
        SignInAs(role);

        var links = Render<MainLayout>().FindAll("nav a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal(isOffered, links.Contains("/import"));
        Assert.Contains("/customers", links);
        Assert.Contains("/operations/projections", links);
    }

    [Fact]
    public void SignOut_IsAFormOfTheDocument() => Assert.Equal("submit", Render<MainLayout>().Find("button[form=sign-out]").GetAttribute("type"));

    [Fact]
    public void FaultOfAPage_IsSaidAndTheFrameStays()
    {
        var layout = Render<MainLayout>(parameters => parameters.Add(frame => frame.Body, builder =>
        {
            builder.OpenComponent<Broken>(0);
            builder.CloseComponent();
        }));

        Assert.Contains("This page met a fault.", layout.Find("[role=alert]").TextContent);
        Assert.NotEmpty(layout.FindAll("nav a"));
    }

    private sealed class Broken : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("Broken.");
    }
}

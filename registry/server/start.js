// Streamlit would look for its server below the address of each page first, and fail once for each.
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}/` }
